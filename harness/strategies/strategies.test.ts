import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makePlan } from '../plan.ts';
import { noProfile } from '../profile.ts';
import { contract } from '../testing/exchanges.ts';
import { contractOf, knownOf } from '../testing/library.ts';
import { runScenarios, serveLibrary } from '../testing/runs.ts';
import { strategies } from './strategies.ts';

test('every strategy is in the list once, under the name of its file', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((file) => !file.endsWith('.test.ts'));
  const named = files.map((file) => file.replace(/\.ts$/, ''));
  const others = ['aiming', 'strategies'];
  expect(strategies.map(({ id }) => id).sort()).toEqual(named.filter((name) => !others.includes(name)));
});

test.each(strategies)(
  'the scenarios of $id aim at the cell they are planned for, and say what holds',
  ({ id, plan }) => {
    const known = knownOf(contract);
    const planned = contract.cells.flatMap((cell) =>
      plan(cell, known).map((scenario) => ({ cell, scenario })),
    );
    expect(planned.length).toBeGreaterThan(0);
    for (const { cell, scenario } of planned) {
      expect(scenario).toMatchObject({ suite: id, cell: cell.id });
      expect(scenario.id.startsWith(`${id} › ${cell.id}`)).toBe(true);
      expect(scenario.title).toMatch(/^[A-Z]/);
    }
  },
);

const answers = (...statuses: readonly string[]) => ({
  responses: Object.fromEntries(statuses.map((status) => [status, { description: 'x' }])),
});
const inPath = (schema?: object) => ({
  parameters: [{ name: 'code', in: 'path', required: true, ...(schema && { schema }), example: 'abc' }],
});
const codes = contractOf({
  openapi: '3.1.0',
  info: { title: 'Codes', version: '1' },
  paths: {
    '/public': { get: { security: [], ...answers('200', '401', '403') } },
    '/undeclared': { get: { security: [{ token: [] }], ...answers('200', '403') } },
    '/short/{code}': {
      get: { ...inPath({ type: 'string', maxLength: 20 }), ...answers('200', '400', '404') },
    },
    '/whole/{code}': { get: { ...inPath({ type: 'integer' }), ...answers('200', '400', '404') } },
    '/any/{code}': { get: { ...inPath({ type: 'string' }), ...answers('200', '400', '404') } },
    '/nothing/{code}': { get: { ...inPath(), ...answers('200', '400', '404') } },
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
});
const plan = makePlan(codes, noProfile, ['force-responses']);
const planned = (suite: string) => plan.scenarios.filter((scenario) => scenario.suite === suite);

test('whoever may call without credentials is refused for none', () => {
  expect(planned('broken-credentials')).toEqual([]);
});

test('where no role is declared, nobody lacks one', () => {
  expect(planned('insufficient-role')).toEqual([]);
});

test('a malformed identifier is one that the schema refuses, where it refuses any', async () => {
  const { url, seen } = await serveLibrary();
  await runScenarios(url, planned('malformed-id'), { plan });
  expect(seen.slice(5)).toEqual([`GET /short/${'x'.repeat(300)}`, 'GET /whole/not-a-valid-id']);
});

test('an identifier that any text can be is unknown, and not malformed', () => {
  const known = knownOf(
    contractOf({
      openapi: '3.1.0',
      info: { title: 'Texts', version: '1' },
      paths: {
        '/any/{textId}': {
          get: {
            parameters: [{ name: 'textId', in: 'path', schema: { type: 'string' } }],
            ...answers('400', '404'),
          },
        },
      },
    }),
  );
  const cells = known.contract.cells.flatMap((cell) =>
    strategies.filter(({ id }) => id === 'malformed-id').flatMap((strategy) => strategy.plan(cell, known)),
  );
  expect(cells.map(({ cell }) => cell)).toEqual(['GET /any/{textId} 404']);
});

test('what is forced is the last resort', () => {
  const forced = planned('forced-response');
  expect(forced.map(({ cell }) => cell)).toEqual(codes.cells.map(({ id }) => id));
  for (const { fallback, needs } of forced) expect([fallback, needs]).toEqual([true, ['force-responses']]);
  expect(plan.scenarios.filter(({ fallback }) => fallback)).toEqual(forced);
});
