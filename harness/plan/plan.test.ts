import { expect, test } from 'vitest';
import { understand } from '../../contract/contract.ts';
import { loadBundled } from '../../contract/document/load.ts';
import { noProfile } from '../model/profile.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Ability } from '../model/target.ts';
import { contract } from '../testing/exchanges.ts';
import { contractOf, libraryProfile } from '../testing/library.ts';
import { makePlan, type PlannedCell } from './plan.ts';

const responses = (...statuses: readonly string[]) =>
  Object.fromEntries(statuses.map((status) => [status, { description: 'x' }]));
const small = contractOf({
  openapi: '3.1.0',
  info: { title: 'Small', version: '1' },
  paths: { '/a': { get: { responses: responses('200', '202', '402', '429') } } },
});

const story = (parts: Partial<Scenario>): Scenario => ({
  id: 'a story',
  suite: 'stories',
  title: 'It goes well',
  aim: 'must',
  cell: 'GET /a 402',
  requirements: [],
  needs: [],
  fallback: false,
  run: async () => undefined,
  ...parts,
});

const planned = (abilities: readonly Ability[], stories: readonly Scenario[] = []) =>
  makePlan(small, { ...noProfile, scenarios: stories }, abilities);
const reasonsOf = (cells: readonly PlannedCell[]) =>
  Object.fromEntries(cells.map(({ cell, reason }) => [cell.response.status, reason?.sentence]));

test('every cell has scenarios or a reason, never both and never neither', () => {
  for (const abilities of [[], ['force-responses'], ['inject-faults', 'business-rules']] as const) {
    const { cells } = makePlan(contract, libraryProfile, abilities);
    expect(cells.map(({ cell }) => cell)).toEqual(contract.cells);
    for (const { scenarios, reason } of cells) expect(scenarios.length > 0).toBe(reason === undefined);
  }
});

const onlyMock = 'only a mock returns it on request';

test.each([
  {
    what: 'a server that can do nothing special',
    abilities: [],
    reasons: {
      200: undefined,
      202: `only a story knows which request returns another success status; ${onlyMock}`,
      402: `only the server knows whether a payment is required; ${onlyMock}`,
      429: 'cannot be triggered from outside; test it on the reference server or the mock',
    },
  },
  {
    what: 'a server that injects faults',
    abilities: ['inject-faults'],
    reasons: {
      200: undefined,
      202: `only a story knows which request returns another success status; ${onlyMock}`,
      402: `only the server knows whether a payment is required; ${onlyMock}`,
      429: undefined,
    },
  },
  {
    what: 'a mock',
    abilities: ['force-responses'],
    reasons: { 200: undefined, 202: undefined, 402: undefined, 429: undefined },
  },
] as const)('why a cell cannot be brought about on $what', ({ abilities, reasons }) => {
  const { cells } = planned(abilities);
  expect(reasonsOf(cells)).toEqual(reasons);
  const kinds = new Set(cells.flatMap(({ reason }) => reason?.kind ?? []));
  expect([...kinds].every((kind) => kind === 'not-provocable')).toBe(true);
});

test('a story that needs a rule says what the cell waits for', () => {
  const { cells } = planned([], [story({ needs: ['business-rules'] })]);
  expect(reasonsOf(cells)[402]).toBe(`only an implementation decides when to return it; ${onlyMock}`);
});

test('scenarios that the target is not able to are left out, in the plan and in its cells', () => {
  const able = planned(['force-responses'], [story({ needs: ['business-rules'] })]);
  expect(able.scenarios.filter(({ needs }) => needs.includes('business-rules'))).toEqual([]);
  expect(able.cells.flatMap(({ scenarios }) => scenarios.map(({ suite }) => suite))).not.toContain('stories');
});

test('a story that is left out says what it waits for', () => {
  const listening = story({ id: 'listening', needs: ['receive-webhooks'] });
  const { leftOut } = planned(['force-responses'], [listening, story({})]);
  expect(leftOut).toEqual([
    {
      scenario: listening,
      reason: {
        kind: 'not-provocable',
        sentence: 'it needs a server that sends webhooks to this run: an instance with --webhook-url',
      },
    },
  ]);
  expect(planned(['receive-webhooks'], [listening]).leftOut).toEqual([]);
});

test('stories come first, those without a cell too, and each is planned once', () => {
  const aimed = story({});
  const wandering = story({ id: 'another story', cell: undefined });
  const { scenarios } = planned(['force-responses'], [aimed, wandering]);
  expect(scenarios.slice(0, 2)).toEqual([aimed, wandering]);
  expect(scenarios.filter(({ suite }) => suite === 'stories')).toHaveLength(2);
});

test.each([
  { name: 'the library', load: async () => contract },
  { name: 'mini', load: async () => understand(await loadBundled('specs/mini/openapi.yaml')) },
  { name: 'TMI', load: async () => understand(await loadBundled('specs/tmi/openapi.yaml')) },
])('the plan of $name is the same every time, and its scenarios have ids of their own', async ({ load }) => {
  const idsOf = async () =>
    makePlan(await load(), noProfile, ['force-responses', 'inject-faults']).scenarios.map(({ id }) => id);
  const ids = await idsOf();
  expect(await idsOf()).toEqual(ids);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('nothing is sent while a plan is made, and a cell is aimed at by what names it', () => {
  const { cells } = makePlan(contract, libraryProfile, ['force-responses']);
  for (const { cell, scenarios } of cells)
    expect(scenarios.every((scenario) => scenario.cell === cell.id)).toBe(true);
});

test('what comes before a response is asked for on no target, and leaves no run partial', () => {
  const upgrading = contractOf({
    openapi: '3.1.0',
    info: { title: 'Sockets', version: '1' },
    paths: { '/socket': { get: { responses: responses('101', '200') } } },
  });
  for (const abilities of [[], ['force-responses']] as const) {
    const [interim] = makePlan(upgrading, noProfile, abilities).cells;
    expect(interim?.scenarios).toEqual([]);
    expect(interim?.reason).toEqual({
      kind: 'not-provocable',
      sentence: 'interim responses (1xx) are not judged',
    });
  }
});
