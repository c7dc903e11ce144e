import { expect, test } from 'vitest';
import { Stop } from '../model/stop.ts';
import { makePlan } from '../plan/plan.ts';
import { contract } from '../testing/exchanges.ts';
import { libraryProfile, operationOf } from '../testing/library.ts';
import {
  addBook,
  anybody,
  listBooks,
  planOf,
  runScenarios,
  scenarioOf,
  serveLibrary,
} from '../testing/runs.ts';
import type { Progress } from './scenario-runner.ts';

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('controls come first, then scenarios in the order of the plan', async () => {
  const { url } = await serveLibrary();
  const { exchanges, scenarios, endings } = await runScenarios(url, [
    scenarioOf('one', listBooks),
    scenarioOf('two', listBooks),
  ]);
  const controls = ['stranger', 'reader', 'writer', 'owner', 'admin'].map(
    (persona) => `control › ${persona}`,
  );
  expect(scenarios.map(({ id }) => id)).toEqual([...controls, 'one', 'two']);
  expect(exchanges.map(({ exchange }) => exchange.scenario)).toEqual([...controls, 'one', 'two']);
  expect([...endings]).toEqual([...controls, 'one', 'two'].map((id) => [id, undefined]));
});

test.each([1, 3])('%i scenarios at a time, and no more', async (concurrency) => {
  let active = 0;
  let most = 0;
  const { url } = await serveLibrary(async () => {
    active += 1;
    most = Math.max(most, active);
    await wait(10);
    active -= 1;
    return undefined;
  });
  const scenarios = Array.from({ length: 8 }, (_, index) => scenarioOf(`s${index}`, listBooks));
  const result = await runScenarios(url, scenarios, { options: { concurrency } });
  expect(most).toBe(concurrency);
  expect(result.endings.size).toBe(5 + 8);
});

test('what only a mock can be told to do is done where nothing else has proven the cell', async () => {
  const { url } = await serveLibrary();
  const fallback = (cell: string) => scenarioOf(`fallback ${cell}`, listBooks, { cell, fallback: true });
  const { scenarios } = await runScenarios(url, [
    fallback('GET /books 200'),
    fallback('GET /books 400'),
    scenarioOf('main', listBooks, { cell: 'GET /books 200' }),
  ]);
  expect(scenarios.map(({ id }) => id).slice(5)).toEqual(['main', 'fallback GET /books 400']);
});

test('a stray answer proves nothing, so that the fallback is needed', async () => {
  const { url } = await serveLibrary((request) =>
    request === 'GET /hours' ? { status: 200, body: 7 } : undefined,
  );
  const hours = scenarioOf('hours', async (story) => {
    const draft = await story.draft(operationOf(contract, 'GET /hours'));
    await story.send(draft, { as: 'anonymous', expect: '200', why: 'Get the hours' });
  });
  const { scenarios } = await runScenarios(url, [
    hours,
    scenarioOf('fallback', listBooks, { cell: 'GET /hours 200', fallback: true }),
  ]);
  expect(scenarios.at(-1)?.id).toBe('fallback');
});

test('whoever stops a run gets what there is, cleaned up', async () => {
  const controller = new AbortController();
  const { url, seen } = await serveLibrary();
  const stopping = scenarioOf('stopping', async (story) => {
    await addBook(story);
    controller.abort();
  });
  const result = await runScenarios(url, [stopping, scenarioOf('never', listBooks)], {
    options: { signal: controller.signal },
  });
  expect(result.interrupted).toEqual({ by: 'user', sentence: 'stopped by the user' });
  expect(result.scenarios.at(-1)?.id).toBe('stopping');
  expect(result.receipt).toEqual({ created: 1, removed: 1, left: [] });
  expect(seen.at(-1)).toMatch(/^DELETE \/books\//);
});

test('progress is told after every scenario', async () => {
  const { url } = await serveLibrary((request) =>
    request === 'GET /hours' ? { status: 500, body: {} } : undefined,
  );
  const told: Progress[] = [];
  const bad = scenarioOf('bad', async (story) => {
    const draft = await story.draft(operationOf(contract, 'GET /hours'));
    await story.send(draft, { as: 'anonymous', expect: '200', why: 'Get the hours' });
  });
  await runScenarios(url, [bad], { options: { onProgress: (progress) => told.push(progress) } });
  expect(told).toHaveLength(6);
  expect(told.at(-2)).toEqual({ done: 5, total: 6, exchanges: 5, violations: 0 });
  expect(told.at(-1)).toEqual({ done: 6, total: 6, exchanges: 6, violations: 1 });
});

test('what is tolerated is none of the violations that progress tells of', async () => {
  const { url } = await serveLibrary((request) =>
    request.startsWith('GET /books/')
      ? { status: 403, body: { error: 'forbidden', message: 'No' } }
      : undefined,
  );
  const told: Progress[] = [];
  const reading = scenarioOf('reading', async (story) => {
    const draft = await story.draft(operationOf(contract, 'GET /books/{bookId}'));
    await story.send(draft, { as: 'owner', expect: '200', why: 'Get it' });
  });
  const tolerance = {
    kind: 'status',
    id: 'B1',
    cells: /^GET \/books\/\{bookId\} 200$/,
    accepts: [403],
    why: 'some books are for nobody',
    versions: ['another'],
  } as const;
  const options = { onProgress: (progress: Progress) => told.push(progress) };
  const tolerant = { ...planOf([]), profile: { ...libraryProfile, tolerances: [tolerance] } };
  await runScenarios(url, [reading], { options });
  await runScenarios(url, [reading], { options, plan: tolerant });
  expect(told.filter(({ done, total }) => done === total).map(({ violations }) => violations)).toEqual([
    1, 0,
  ]);
});

test.each(['setup-failed', 'not-possible', 'does-not-fit', 'answered-otherwise'] as const)(
  'a scenario that stops because of %s is no mistake of ours',
  async (kind) => {
    const { url } = await serveLibrary();
    const { endings } = await runScenarios(url, [
      scenarioOf('stops', async () => {
        throw new Stop(kind, 'because');
      }),
    ]);
    expect(endings.get('stops')).toEqual({ kind, sentence: 'because' });
  },
);

test('a mistake of ours ends the run, and what the scenario made is removed all the same', async () => {
  const { url, seen } = await serveLibrary();
  const broken = scenarioOf('broken', async (story) => {
    await addBook(story);
    throw new TypeError('undefined is not a function');
  });
  await expect(runScenarios(url, [broken, scenarioOf('never', listBooks)])).rejects.toThrow(
    'undefined is not a function',
  );
  expect(seen.at(-1)).toMatch(/^DELETE \/books\//);
});

test('after a mistake of ours, what could not be removed at once is tried again', async () => {
  let refused = false;
  const { url, seen } = await serveLibrary((asked) => {
    if (refused || !asked.startsWith('DELETE')) return undefined;
    refused = true;
    return { status: 409 };
  });
  const broken = scenarioOf('broken', async (story) => {
    await addBook(story);
    throw new TypeError('undefined is not a function');
  });
  await expect(runScenarios(url, [broken])).rejects.toThrow('undefined is not a function');
  expect(seen.filter((asked) => asked.startsWith('DELETE /books/'))).toHaveLength(2);
});

test('names of what a run makes are its own', async () => {
  const { url } = await serveLibrary();
  const names: string[] = [];
  const naming = scenarioOf('naming', async (story) => {
    names.push(story.unique(), story.unique());
  });
  const results = [await runScenarios(url, [naming]), await runScenarios(url, [naming])];
  expect(new Set(names).size).toBe(4);
  expect(names[0]?.startsWith(`${results[0]?.runId}-`)).toBe(true);
  expect(results[0]?.runId).not.toBe(results[1]?.runId);
});

test('no secret is kept: not in exchanges, and not where a request got no answer', async () => {
  const { url } = await serveLibrary((request) =>
    request.startsWith('GET /ledger') ? 'hang up' : undefined,
  );
  const secret = 'ann:owner/very secret';
  const ledger = scenarioOf('ledger', async (story) => {
    const draft = await story.draft(operationOf(contract, 'GET /ledger'));
    await story.send(draft, { as: 'admin', expect: '200', why: 'Read the ledger' });
  });
  const making = scenarioOf('making', async (story) => void (await addBook(story)));
  const auth = {
    ...anybody,
    credentials: async () => ({ headers: { 'x-card': secret }, query: { card: secret }, secrets: [secret] }),
  };
  const result = await runScenarios(url, [making, ledger], { target: { auth } });
  const kept = JSON.stringify({ ...result, endings: [...result.endings], scenarios: [] });
  expect(result.endings.get('ledger')?.sentence).toContain('GET /ledger?card=‹token of ');
  for (const spelling of [secret, encodeURIComponent(secret), 'very'])
    expect(kept.includes(spelling), spelling).toBe(false);
});

test('what a check says is kept without secrets too', async () => {
  const { url } = await serveLibrary((asked, { headers }) =>
    asked === 'GET /ledger'
      ? { status: 403, body: { error: String(headers.authorization), message: 'No' } }
      : undefined,
  );
  const ledger = scenarioOf('ledger', async (story) => {
    const draft = await story.draft(operationOf(contract, 'GET /ledger'));
    await story.send(draft, { as: 'admin', expect: '403', why: 'Read the ledger' });
  });
  const { exchanges } = await runScenarios(url, [ledger]);
  expect(exchanges.at(-1)?.flaws.map(({ message }) => message)).toContain(
    'got the error code "Bearer ‹token of admin›", expected "forbidden"',
  );
});

test('a whole plan runs, whatever the target answers', async () => {
  const { url } = await serveLibrary(() => ({
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<h1>Hi',
  }));
  const plan = makePlan(contract, libraryProfile, []);
  const result = await runScenarios(url, plan.scenarios, { plan, options: { concurrency: 8 } });
  expect(result.interrupted).toBeUndefined();
  expect(result.endings.size).toBe(plan.scenarios.length + 5);
  expect(result.exchanges.some(({ landed, flaws }) => landed === '401' && flaws.length === 0)).toBe(false);
  expect(planOf([]).scenarios).toEqual([]);
});
