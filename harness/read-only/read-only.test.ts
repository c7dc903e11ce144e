import { expect, test } from 'vitest';
import type { Scenario } from '../model/scenario.ts';
import { makePlan, type Plan } from '../plan/plan.ts';
import { run } from '../run/run.ts';
import { contract } from '../testing/exchanges.ts';
import { libraryProfile, operationOf } from '../testing/library.ts';
import { anybody, scenarioOf, serveLibrary } from '../testing/runs.ts';
import { readOnly } from './read-only.ts';

const list = operationOf(contract, 'GET /books');
const add = operationOf(contract, 'POST /books');
const replace = operationOf(contract, 'PUT /books/{bookId}');

const stories: readonly Scenario[] = [
  scenarioOf('reads', async (story) => {
    await story.send(await story.draft(list), { as: 'owner', expect: '200', why: 'To see what there is' });
  }),
  scenarioOf('reads and then writes', async (story) => {
    await story.send(await story.draft(list), { as: 'owner', expect: '200', why: 'To see what there is' });
    await story.send(await story.draft(add), { as: 'owner', expect: '201', why: 'To add to it' });
  }),
  scenarioOf('writes', async (story) => {
    await story.send(await story.draft(add), { as: 'owner', expect: '201', why: 'To add' });
  }),
  scenarioOf('changes what has to be made', async (story) => {
    await story.send(await story.draft(replace), { as: 'owner', expect: '200', why: 'To change one' });
  }),
  scenarioOf('connects', async (story) => {
    await story.connect({ as: 'owner', name: 'Ann', operation: list, url: () => 'ws://nowhere.invalid' });
  }),
  scenarioOf('reads and then connects', async (story) => {
    await story.send(await story.draft(list), { as: 'owner', expect: '200', why: 'To see what there is' });
    await story.connect({ as: 'owner', name: 'Ann', operation: list, url: () => 'ws://nowhere.invalid' });
  }),
  scenarioOf('needs somebody', async (story) => {
    await story.account('ann', 'owner');
  }),
];

const whole = makePlan(contract, { ...libraryProfile, scenarios: stories }, ['business-rules']);
const alone = 'but a read-only run sends only GET, HEAD and OPTIONS';

test('stories that begin with what is not safe are left out, and say with what', async () => {
  const plan = await readOnly(whole);
  const left = new Map(plan.leftOut.map(({ scenario, reason }) => [scenario.id, reason]));
  const excluded = (sentence: string) => ({ kind: 'excluded', sentence: `${sentence}, ${alone}` });
  expect(Object.fromEntries(left)).toEqual({
    writes: excluded('it needs POST /books'),
    'changes what has to be made': excluded('it needs PUT /books/{bookId}'),
    connects: excluded('it needs a WebSocket'),
    'needs somebody': excluded('it needs a new account'),
  });
  expect(plan.selection).toBe('--read-only');
});

test('of the cells, those of safe methods are left that need nothing made, or only what may be there already', async () => {
  const { cells } = await readOnly(whole);
  const planned = new Map(cells.map((each) => [each.cell.id, each]));
  const sentenceOf = (cell: string) => planned.get(cell)?.reason?.sentence;
  expect(sentenceOf('POST /books 400')).toBe(`it needs POST, ${alone}`);
  expect(sentenceOf('GET /books/{bookId}/loan 200')).toBe(
    `it needs POST /books/{bookId}/loan first, ${alone}`,
  );
  for (const cell of ['GET /books 200', 'GET /books 401', 'GET /books/{bookId} 200'])
    expect([cell, planned.get(cell)?.scenarios.length !== 0]).toEqual([cell, true]);
});

async function ran(plan: Plan) {
  const { url, seen } = await serveLibrary();
  const result = await run(
    plan,
    { kind: 'url', url, abilities: ['business-rules'], auth: anybody },
    { concurrency: 4, timeout: 2000 },
  );
  return { seen, result };
}

test('nothing else than safe methods is sent, also by stories that come to it later', async () => {
  const { seen, result } = await ran(await readOnly(whole));
  expect(new Set(seen.map((request) => request.split(' ')[0]))).toEqual(new Set(['GET']));
  expect(result.endings.get('reads')).toBeUndefined();
  expect(result.endings.get('reads and then writes')).toEqual({
    kind: 'excluded',
    sentence: `it needs POST /books, ${alone}`,
  });
  expect(result.endings.get('reads and then connects')).toEqual({
    kind: 'excluded',
    sentence: `it needs a WebSocket, ${alone}`,
  });
  expect(result.receipt).toEqual({ created: 0, removed: 0, left: [] });
});

test('the same plan writes where it may', async () => {
  const { seen } = await ran(whole);
  expect(seen).toContain('POST /books');
});
