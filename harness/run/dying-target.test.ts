import { expect, test } from 'vitest';
import { leftoversIn } from '../journal/leftovers.ts';
import { atFirstViolation } from '../known-violations/first-new-violation.ts';
import type { JournalEntry } from '../model/journal-entry.ts';
import type { Scenario } from '../model/scenario.ts';
import { contract } from '../testing/exchanges.ts';
import { judgeRun } from '../testing/judge-run.ts';
import { exampleBook, operationOf } from '../testing/library.ts';
import { addBook, listBooks, type Reply, runScenarios, scenarioOf, serveLibrary } from '../testing/runs.ts';
import { nowhere } from '../testing/servers.ts';

const ask = (key: string, id = key): Scenario =>
  scenarioOf(id, async (story) => {
    const draft = await story.draft(operationOf(contract, key));
    const expect = key.startsWith('POST') ? '201' : '200';
    await story.send(draft, { as: 'owner', expect, why: 'Ask' });
  });

const reading = 'GET /books/{bookId}';
const many = (count: number, key: string): Scenario[] =>
  Array.from({ length: count }, (_, index) => ask(key, `${key} ${index}`));

/** Short waits, where the target does not come back however long they are. */
const pauses = [0, 10];

/** Adds a book that says which run it is of. */
const adding = (id: string): Scenario =>
  scenarioOf(id, async (story) => {
    const draft = await story.draft(operationOf(contract, 'POST /books'));
    const json = { title: `A book ${story.unique()}`, genre: 'novel' };
    const body = { mediaType: 'application/json', json };
    await story.send({ ...draft, body }, { as: 'owner', expect: '201', why: 'Add a book', step: 'set-up' });
    await listBooks(story);
  });

const gateway: Reply = {
  status: 503,
  headers: { 'content-type': 'text/html' },
  body: '<h1>503 Service Temporarily Unavailable</h1>',
};

test('a target that has never been there is given up after five silences', async () => {
  const url = await nowhere();
  const { scenarios, endings, interrupted, exchanges } = await runScenarios(url, [ask('GET /books')]);
  expect(interrupted).toEqual({
    by: 'target',
    sentence: 'the target became unreachable (GET /books got no response: the connection was refused)',
  });
  expect(scenarios.map(({ id }) => id)).not.toContain('GET /books');
  expect([...endings.values()].map((ending) => ending?.kind)).toEqual(
    Array.from({ length: 5 }, () => 'unreachable'),
  );
  expect(exchanges).toEqual([]);
});

test.each<{ what: string; reply: Reply; check: string; violations: number }>([
  // Three of them are sent again, and show what the others would.
  { what: 'hangs up', reply: 'hang up', check: 'answered', violations: 3 },
  {
    what: 'fails',
    reply: { status: 500, body: { error: 'broken', message: 'Oh' } },
    check: 'no-server-error',
    violations: 12,
  },
])(
  'a single operation that $what is a defect of it, and the run goes on',
  async ({ reply, check, violations }) => {
    const { url } = await serveLibrary((request) => (request === 'GET /hours' ? reply : undefined));
    const result = await runScenarios(url, [...many(12, 'GET /hours'), ask('GET /books')]);
    expect(result.interrupted).toBeUndefined();
    expect(result.endings.get('GET /books')).toBeUndefined();
    const found = judgeRun(result).violations.filter((violation) => violation.check === check);
    expect(found).toHaveLength(violations);
  },
);

test('several operations that fail are defects of theirs, as long as what worked still works', async () => {
  const { url } = await serveLibrary((request) =>
    request === 'GET /books' ? undefined : { status: 500, body: { error: 'broken', message: 'Oh' } },
  );
  const keys = ['GET /hours', 'POST /books', 'GET /ledger', 'GET /hours', 'POST /books', 'GET /ledger'];
  const result = await runScenarios(url, [
    ...keys.map((key, index) => ask(key, `s${index}`)),
    ask('GET /books'),
  ]);
  expect(result.interrupted).toBeUndefined();
  expect(judgeRun(result).result).toBe('violating');
});

test.each<{ what: string; dead: Reply; failure: string }>([
  {
    what: 'is replaced by the page of a gateway',
    dead: gateway,
    failure: 'GET /books returned 503, expected',
  },
  { what: 'hangs up', dead: 'hang up', failure: 'the connection was closed before the response' },
])(
  'a target that $what ends the run; what was proven stays, and what is left is known',
  async ({ dead, failure }) => {
    let isDead = false;
    const { url } = await serveLibrary((request) => {
      isDead ||= request.startsWith('GET /books/');
      return isDead ? dead : undefined;
    });
    const entries: JournalEntry[] = [];
    const before = scenarioOf('listing', listBooks, { cell: 'GET /books 200' });
    const dying = scenarioOf('dying', async (story) => {
      const bookId = await addBook(story);
      const draft = await story.validRequest(operationOf(contract, reading), { bookId });
      await story.send(draft, { as: 'owner', expect: '200', why: 'Read it' });
    });
    const after = ['GET /hours', 'GET /books', 'GET /ledger', 'POST /books'].map((key) => ask(key));
    const result = await runScenarios(url, [before, dying, ...after, ask('GET /books', 'never')], {
      options: { pauses, note: (entry) => entries.push(entry) },
    });

    expect(result.interrupted).toMatchObject({ by: 'target' });
    expect(result.interrupted?.sentence).toMatch(/^the target became unreachable .*\(GET \/books /);
    expect(result.interrupted?.sentence).toContain(failure);
    expect(result.endings.has('never')).toBe(false);
    const report = judgeRun(result);
    expect(report.violations.filter(({ level }) => level === 'MUST')).toEqual([]);
    expect([report.result, report.run.interruptedBy]).toEqual(['inconclusive', 'target']);
    expect(report.cells.find(({ id }) => id === 'GET /books 200')?.verdict).toEqual({ kind: 'conformant' });
    expect(report.scenarios.find(({ id }) => id === 'dying')?.outcome).toBe('not-exercised');
    expect(report.cleanUp).toMatchObject({ created: 1, removed: 0 });
    expect(report.cleanUp.left.map(({ path }) => path)).toEqual([expect.stringMatching(/^\/books\//)]);
    expect(leftoversIn(entries).resources).toHaveLength(1);
  },
);

test('a target that puts everything off for longer than anybody waits is left alone', async () => {
  let asked = 0;
  const hour: Reply = {
    status: 429,
    headers: {
      'retry-after': '3600',
      'x-ratelimit-limit': '9',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '3600',
    },
    body: { error: 'slow_down', message: 'Come back later' },
  };
  const { url, seen } = await serveLibrary(() => (++asked > 6 ? hour : undefined));
  const result = await runScenarios(url, [ask('GET /books'), ...many(20, 'GET /hours')]);
  expect(result.interrupted).toEqual({
    by: 'target',
    sentence:
      'the target accepts no requests at the moment (GET /books was postponed: it got 429 and a wait of 3,600 s; a request waits at most 120 s)',
  });
  expect(seen).toHaveLength(6 + 5 + 1);
  expect(judgeRun(result).result).toBe('inconclusive');
});

test('a target that goes away before the last scenario is not blamed for that one', async () => {
  let asked = 0;
  const { url } = await serveLibrary(() => (++asked > 6 ? gateway : undefined));
  const result = await runScenarios(url, [ask('GET /books'), ask('GET /hours')], { options: { pauses } });
  expect(result.interrupted?.sentence).toMatch(/^the target became unreachable \(GET \/books returned 503, /);
  const { result: word, violations } = judgeRun(result);
  expect([word, violations]).toEqual(['inconclusive', []]);
});

test('whoever wants to stop at the first violation is not told one by a target that dies', async () => {
  let asked = 0;
  const { url } = await serveLibrary(() => (++asked > 6 ? gateway : undefined));
  const keys = ['GET /books', 'GET /hours', 'GET /books', 'GET /ledger', 'POST /books', 'GET /hours'];
  const result = await runScenarios(
    url,
    keys.map((key, index) => ask(key, `s${index}`)),
    { options: { pauses, stopWhen: atFirstViolation() } },
  );
  expect(result.interrupted?.by).toBe('target');
  expect(judgeRun(result).result).toBe('inconclusive');
});

test('a target that only restarts is waited for, and what it kept is removed in the end', async () => {
  let until = 0;
  const { url, seen } = await serveLibrary((request) => {
    if (request.startsWith('GET /books/')) until = performance.now() + 700;
    return performance.now() < until ? gateway : undefined;
  });
  const dying = scenarioOf('dying', async (story) => {
    const bookId = await addBook(story);
    const draft = await story.validRequest(operationOf(contract, reading), { bookId });
    await story.send(draft, { as: 'owner', expect: '200', why: 'Read it' });
  });
  const others = ['GET /hours', 'GET /books', 'GET /ledger'].map((key) => ask(key));
  const result = await runScenarios(url, [dying, ...others, ask('GET /books', 'later')]);
  expect(result.interrupted).toBeUndefined();
  expect(result.endings.get('later')).toBeUndefined();
  // What got 503 is sent once more: the book is read, and made for that, twice.
  expect(result.receipt).toEqual({ created: 2, removed: 2, left: [] });
  expect(seen.at(-1)).toMatch(/^DELETE \/books\//);
  expect(result.scenarios.at(-1)?.id).toBe('clean-up');
  // It did say 503 where something else was due, both times.
  expect(judgeRun(result).result).toBe('violating');
});

test.each([
  { what: 'a request that takes it down', reading: true, violations: [`${reading} answered`] },
  { what: 'somebody who stops it once', reading: false, violations: [] },
])(
  'what failed while a target was down is sent again when it is back: $what',
  async ({ reading: isCause, violations }) => {
    let until = 0;
    let wasDown = false;
    const { url } = await serveLibrary((request) => {
      if (request.startsWith('GET /books/') && (isCause || !wasDown) && performance.now() > until) {
        wasDown = true;
        until = performance.now() + 300;
      }
      return performance.now() < until ? 'hang up' : undefined;
    });
    const dying = scenarioOf('dying', async (story) => {
      const bookId = await addBook(story);
      const draft = await story.validRequest(operationOf(contract, reading), { bookId });
      await story.send(draft, { as: 'owner', expect: '200', why: 'Read it' });
    });
    const others = ['GET /hours', 'GET /books', 'GET /ledger', 'POST /books'].map((key) => ask(key));
    const result = await runScenarios(url, [ask('GET /books', 'first'), dying, ...others], {
      options: { concurrency: 3, restartWait: 3000 },
    });
    const found = judgeRun(result).violations.filter(({ check }) => check === 'answered');
    expect(found.map(({ operation, check }) => `${operation} ${check}`)).toEqual(violations);
    expect(result.interrupted).toBeUndefined();
    const endings = [...result.endings].filter(([id]) => id !== 'dying' || !isCause);
    expect(endings.filter(([, ending]) => ending)).toEqual([]);
    expect(result.receipt.left).toEqual([]);
    expect(result.hang).toMatch(isCause ? /^The target went down 2 times, / : /^The target went down once, /);
  },
);

test.each<{ what: string; reply: Reply; made: number; asked: number }>([
  { what: 'fails after it', reply: { status: 500, body: {} }, made: 2, asked: 7 },
  // What gets no answer is sent again, and made twice.
  { what: 'says nothing about it', reply: 'hang up', made: 4, asked: 10 },
])('what is made by a server that $what is looked up and removed', async ({ reply, made, asked }) => {
  const titles: string[] = [];
  const { url, seen } = await serveLibrary(async (request, raw) => {
    if (request === 'POST /books') {
      titles.push((await new Response(raw as unknown as ReadableStream).json()).title);
      return reply;
    }
    if (request !== 'GET /books') return undefined;
    const body = titles.map((title, index) => ({
      ...exampleBook,
      id: `0195b1a0-0000-7000-8000-00000000000${index}`,
      title,
    }));
    return { status: 200, headers: { 'x-total-count': String(body.length) }, body };
  });
  const entries: JournalEntry[] = [];
  const { receipt } = await runScenarios(url, [adding('one'), adding('two')], {
    options: { note: (entry) => entries.push(entry) },
  });
  expect(receipt).toEqual({ created: made, removed: made, left: [] });
  expect(seen.filter((request) => request.startsWith('DELETE'))).toHaveLength(made);
  // After the controls: whether it is still there, and what it has. One list is enough for both.
  expect(seen.filter((request) => request === 'GET /books')).toHaveLength(asked);
  expect(leftoversIn(entries)).toMatchObject({ resources: [], unanswered: [] });
});
