import { expect, test } from 'vitest';
import type { Story } from '../model/scenario.ts';
import { type AccountsOf, testProvider } from '../personas/auth/test-provider.ts';
import { contract } from '../testing/exchanges.ts';
import { judgeRun } from '../testing/judge-run.ts';
import { operationOf } from '../testing/library.ts';
import { addBook, listBooks, type Reply, runScenarios, scenarioOf, serveLibrary } from '../testing/runs.ts';
import { serve } from '../testing/servers.ts';
import { createPace } from './create-pace.ts';

/** What a target says that is asked too often, as its document has it. */
function tooMany(headers: Readonly<Record<string, string>> = { 'retry-after': '1' }): Reply {
  return {
    status: 429,
    headers: { 'x-ratelimit-limit': '9', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1', ...headers },
    body: { error: 'slow_down', message: 'Come back later' },
  };
}

/** Says something else instead of an answer, the first times that something is asked after the controls. */
function first(count: number, asked: string, reply: Reply) {
  let left = count;
  let controls = 5;
  return (request: string): Reply | undefined => {
    if (request === 'GET /books' && controls-- > 0) return undefined;
    return request === asked && left-- > 0 ? reply : undefined;
  };
}

test('a 429 that nobody aimed at is waited for and asked again; it is judged, and accuses nobody of its status', async () => {
  const { url } = await serveLibrary(first(1, 'POST /books', tooMany()));
  const making = scenarioOf('making', async (story) => void (await addBook(story)), {
    cell: 'POST /books 201',
  });
  const result = await runScenarios(url, [making]);
  const { endings, exchanges, receipt, pace } = result;
  expect(endings.get('making')).toBeUndefined();
  const [refused, served] = exchanges.filter(({ exchange }) => exchange.operation.key === 'POST /books');
  expect(refused?.exchange.response.status).toBe(429);
  // The library does not document it for this operation: anything between it and us may say so at any time.
  expect(refused?.flaws.map(({ check }) => check)).toContain('status-declared');
  expect(served?.exchange.request).toEqual(refused?.exchange.request);
  const apart = (served?.exchange.startedAt ?? 0) - (refused?.exchange.startedAt ?? 0);
  expect(apart).toBeGreaterThanOrEqual(995);
  expect(receipt).toEqual({ created: 1, removed: 1, left: [] });
  expect(pace).toMatchObject({ tooMany: 1, unavailable: 0, waited: 1 });
  expect(judgeRun(result).violations).toEqual([]);
});

test('what is wrong with such a 429 besides its status is a violation', async () => {
  const spoiled = tooMany({ 'retry-after': '0', 'x-ratelimit-limit': 'many' });
  const { url } = await serveLibrary(first(1, 'GET /books', spoiled));
  const result = await runScenarios(url, [scenarioOf('listing', listBooks)]);
  expect(judgeRun(result).violations.map(({ check, cell }) => [check, cell])).toEqual([
    ['rate-limit-headers', 'GET /books 429'],
  ]);
});

test('everybody waits, and not only who was refused', async () => {
  const moments: number[] = [];
  const refuse = first(1, 'GET /books', tooMany());
  const { url } = await serveLibrary((request) => {
    moments.push(performance.now());
    return refuse(request);
  });
  const scenarios = ['one', 'two', 'three', 'four'].map((id) => scenarioOf(id, listBooks));
  await runScenarios(url, scenarios, { options: { concurrency: 2 } });
  const silences = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0));
  expect(silences.filter((silence) => silence > 900)).toHaveLength(1);
});

test('a long wait holds up its operation, and gives its place to scenarios that need another one', async () => {
  const waits: unknown[] = [];
  const { url, seen } = await serveLibrary(first(1, 'POST /books', tooMany({ 'retry-after': '3' })));
  const making = scenarioOf('making', async (story) => void (await addBook(story)));
  const again = scenarioOf('making again', async (story) => void (await addBook(story)));
  const listing = scenarioOf('listing', listBooks);
  const pace = createPace({ onWait: (wait) => waits.push(wait) });
  const result = await runScenarios(url, [making, listing, again], {
    options: { concurrency: 1 },
    target: { pace },
  });
  expect([making, listing, again].map(({ id }) => result.endings.get(id))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  const asked = seen.filter((request) => request === 'POST /books' || request === 'GET /books');
  expect(asked.slice(-4)).toEqual(['POST /books', 'GET /books', 'POST /books', 'POST /books']);
  expect(waits).toEqual([{ status: 429, seconds: 3, what: 'POST /books' }]);
  expect(result.pace).toMatchObject({ tooMany: 1, waited: 0 });
});

test('where a second operation is refused meanwhile, the limit is one of everything', async () => {
  const waits: unknown[] = [];
  const pace = createPace({ onWait: ({ what }) => waits.push(what) });
  pace.putOff(429, 'POST /books', 3000);
  pace.putOff(429, 'POST /books', 3000);
  pace.putOff(429, 'GET /books', 2500);
  expect([new Set(waits), pace.told().waited]).toEqual([new Set(['POST /books', undefined]), 2.5]);
});

test.each([
  ['what is aimed at', { expect: '429' }],
  ['what is as good as what is aimed at', { expect: '200', or: ['429'] }],
] as const)('%s is seen at once', async (_, aim) => {
  const { url, seen } = await serveLibrary(first(9, 'GET /books', tooMany()));
  const flood = scenarioOf('flood', async (story) => {
    const draft = await story.draft(operationOf(contract, 'GET /books'));
    const { response } = await story.send(draft, { as: 'reader', why: 'Flood it', ...aim });
    expect(response.status).toBe(429);
  });
  const { endings, pace, excuses } = await runScenarios(url, [flood]);
  expect([endings.get('flood'), excuses.size, pace.tooMany]).toEqual([undefined, 0, 0]);
  expect(seen).toHaveLength(6);
});

test('where a scenario is about limits, whoever is not to be limited and is, is a violation at once', async () => {
  const { url, seen } = await serveLibrary(first(2, 'POST /books', tooMany({ 'retry-after': '0' })));
  const run = async (story: Story): Promise<void> => {
    const draft = await story.draft(operationOf(contract, 'POST /books'));
    const why = 'Add a book as somebody else';
    await story.send(draft, { as: 'writer', expect: '201', step: 'follow-up', why });
  };
  const setUp = async (story: Story): Promise<void> => void (await addBook(story));
  const cell = 'GET /books 429';
  const result = await runScenarios(url, [
    scenarioOf('follow-up', run, { cell }),
    scenarioOf('set-up', setUp, { cell }),
  ]);
  // What is only got ready is waited for, there as everywhere.
  expect(seen.filter((asked) => asked === 'POST /books')).toHaveLength(3);
  expect(result.pace.tooMany).toBe(1);
  expect(judgeRun(result).violations.map(({ message }) => message)).toContain('got 429, expected 201');
});

test('nobody waits for an hour: the step is given up, and nobody else is kept from going on', async () => {
  const { url } = await serveLibrary(first(9, 'POST /books', tooMany({ 'retry-after': '3600' })));
  const making = scenarioOf('making', async (story) => void (await addBook(story)));
  const result = await runScenarios(url, [making, scenarioOf('listing', listBooks)]);
  expect(result.endings.get('making')).toEqual({
    kind: 'put-off',
    sentence: 'POST /books was postponed: it got 429 and a wait of 3,600 s; a request waits at most 120 s',
  });
  expect(result.endings.get('listing')).toBeUndefined();
  expect(result.pace).toMatchObject({ tooMany: 1, waited: 0 });
  expect(judgeRun(result).violations).toEqual([]);
});

const away: Reply = { status: 503, headers: { 'retry-after': '1' }, body: {} };

test('a 503 that says when to come back is waited for, where nothing can happen twice', async () => {
  const { url } = await serveLibrary(first(1, 'GET /books', away));
  const { endings, pace } = await runScenarios(url, [scenarioOf('listing', listBooks)]);
  expect(endings.get('listing')).toBeUndefined();
  expect(pace).toMatchObject({ tooMany: 0, unavailable: 1, waited: 1 });
});

test('what may have happened all the same is not sent again after a 503', async () => {
  const { url, seen } = await serveLibrary(first(1, 'POST /books', away));
  const making = scenarioOf('making', async (story) => void (await addBook(story)));
  const { endings } = await runScenarios(url, [making]);
  expect(endings.get('making')).toMatchObject({ kind: 'put-off' });
  expect(seen.filter((asked) => asked === 'POST /books')).toHaveLength(1);
});

test.each([
  { times: 1, ending: undefined },
  { times: 2, ending: { kind: 'answered-otherwise' } },
])('a 503 that does not say so is an answer if it comes again: $times times', async ({ times, ending }) => {
  const { url } = await serveLibrary(first(times, 'GET /books', { status: 503, body: {} }));
  const { endings, pace } = await runScenarios(url, [scenarioOf('listing', listBooks)]);
  const ended = endings.get('listing');
  if (ending) expect(ended).toMatchObject(ending);
  else expect(ended).toBeUndefined();
  expect(pace.unavailable).toBe(0);
});

test('logins wait as well, and count', async () => {
  const asked: string[] = [];
  const url = await serve((request, response) => {
    asked.push(request.url?.split('?')[0] ?? '');
    const isFirst = asked.length === 1;
    response.writeHead(isFirst ? 429 : 400, isFirst ? { 'retry-after': '1' } : {}).end();
  });
  const pace = createPace();
  const paths = { authorize: '/authorize', callback: '/callback', token: '/token', refresh: '/refresh' };
  const never = async () => ({ status: 500, headers: {}, body: '' });
  const accounts: AccountsOf = {
    ...{ provider: 'test', scope: 'openid', paths },
    ...{ identify: async () => undefined, revoke: never, remove: never },
  };
  const adapter = testProvider({ url, timeout: 2000, accounts, administrator: 'admin', pace });
  const start = performance.now();
  const login = adapter.credentials('owner', [{ kind: 'bearer', name: 'bearer' }]);
  await expect(login).rejects.toThrow('the login got 400, expected a redirect');
  expect(performance.now() - start).toBeGreaterThan(990);
  expect(asked).toEqual(['/authorize', '/authorize']);
  expect(pace.told()).toMatchObject({ tooMany: 1, waited: 1 });
});

test('no more requests per second than are allowed', async () => {
  const { url, seen } = await serveLibrary();
  const scenarios = Array.from({ length: 10 }, (_, index) => scenarioOf(`s${index}`, listBooks));
  const start = performance.now();
  await runScenarios(url, scenarios, {
    options: { concurrency: 8 },
    target: { pace: createPace({ perSecond: 40 }) },
  });
  expect(seen).toHaveLength(15);
  expect(performance.now() - start).toBeGreaterThan((14 / 40) * 1000 - 5);
});

test('no more requests than are allowed, but what was made is removed', async () => {
  const { url, seen } = await serveLibrary();
  const making = (id: string) =>
    scenarioOf(id, async (story) => {
      await addBook(story);
      await listBooks(story);
    });
  const result = await runScenarios(url, [making('one'), making('two'), making('never')], {
    target: { pace: createPace({ maxRequests: 8 }) },
  });
  expect(seen.filter((asked) => !asked.startsWith('DELETE'))).toHaveLength(8);
  expect(result.receipt).toEqual({ created: 2, removed: 2, left: [] });
  const sentence = 'the limit of 8 requests was reached';
  expect(result.interrupted).toEqual({ by: 'limit', sentence });
  expect(result.endings.get('one')).toBeUndefined();
  expect(result.endings.get('two')).toEqual({ kind: 'interrupted', sentence });
  expect(result.endings.has('never')).toBe(false);
});

test('whoever stops a run does not wait with it for what is put off, unless something has to be removed', async () => {
  const { url, seen } = await serveLibrary(first(1, 'GET /hours', tooMany({ 'retry-after': '60' })));
  const stop = new AbortController();
  const waiting = scenarioOf('waiting', async (story) => {
    setTimeout(() => stop.abort(), 100);
    const draft = await story.draft(operationOf(contract, 'GET /hours'));
    await story.send(draft, { as: 'anonymous', expect: '200', why: 'Get the hours' });
  });
  const start = performance.now();
  const result = await runScenarios(url, [waiting], { options: { signal: stop.signal } });
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(seen.filter((asked) => asked === 'GET /hours')).toHaveLength(1);
  expect(result.interrupted).toEqual({ by: 'user', sentence: 'stopped by the user' });
  expect(result.endings.get('waiting')).toEqual({
    kind: 'interrupted',
    sentence: 'stopped by the user',
  });
});
