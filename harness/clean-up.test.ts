import { expect, test } from 'vitest';
import { type Created, createdBy, goneBy, outermost } from './journal.ts';
import { contract, exchangeOf } from './testing/exchanges.ts';
import { contractOf, knownOf, operationOf } from './testing/library.ts';
import { addBook, type Reply, runScenarios, scenarioOf, serveLibrary } from './testing/runs.ts';

const make = (count: number) =>
  scenarioOf('making', async (story) => {
    for (let made = 0; made < count; made++) await addBook(story);
  });

test('what was created is removed, and the receipt says so', async () => {
  const { url, seen } = await serveLibrary();
  const { receipt, exchanges } = await runScenarios(url, [make(3)]);
  expect(receipt).toEqual({ created: 3, removed: 3, left: [] });
  expect(seen.filter((asked) => asked.startsWith('DELETE /books/'))).toHaveLength(3);
  const steps = exchanges.map(({ exchange }) => exchange.purpose.step);
  expect(steps.slice(5)).toEqual(['set-up', 'set-up', 'set-up', 'clean-up', 'clean-up', 'clean-up']);
});

test('whoever made it removes it', async () => {
  const { url } = await serveLibrary();
  const { exchanges } = await runScenarios(url, [make(1)]);
  expect(exchanges.at(-1)?.exchange).toMatchObject({ persona: 'owner', purpose: { binding: false } });
});

const whys: readonly { readonly what: string; readonly reply: Reply; readonly why: string | undefined }[] = [
  {
    what: 'it is refused',
    reply: { status: 403, body: {} },
    why: 'DELETE /books/{bookId} answered 403 instead of 204',
  },
  {
    what: 'the server fails',
    reply: { status: 500, body: {} },
    why: 'DELETE /books/{bookId} answered 500 instead of 204',
  },
  { what: 'it is gone already', reply: { status: 404, body: {} }, why: undefined },
  { what: 'nobody answers', reply: 'hang up', why: 'the connection was closed before the answer' },
];

test.each(whys)('when $what, the receipt says what is left and why', async ({ reply, why }) => {
  const { url } = await serveLibrary((asked) => (asked.startsWith('DELETE') ? reply : undefined));
  const { receipt, endings } = await runScenarios(url, [make(1)]);
  expect(receipt.created).toBe(1);
  expect(receipt.removed).toBe(why === undefined ? 1 : 0);
  expect(receipt.left.map((left) => left.why)).toEqual(
    why === undefined ? [] : [expect.stringContaining(why)],
  );
  expect(receipt.left.every(({ path }) => /^\/books\/0195b1a0-/.test(path))).toBe(true);
  expect(endings.get('making')).toBeUndefined();
});

test('what a scenario removed itself is not removed once more', async () => {
  const { url, seen } = await serveLibrary();
  const removing = scenarioOf('removing', async (story) => {
    const bookId = await addBook(story);
    const draft = await story.validRequest(operationOf(contract, 'DELETE /books/{bookId}'), { bookId });
    await story.send(draft, { as: 'owner', expect: '204', why: 'Remove it' });
  });
  const { receipt } = await runScenarios(url, [removing]);
  expect(receipt).toEqual({ created: 1, removed: 1, left: [] });
  expect(seen.filter((asked) => asked.startsWith('DELETE'))).toHaveLength(1);
});

test('what was created by a request that should have been refused is removed too', async () => {
  const { url, seen } = await serveLibrary();
  const scenario = scenarioOf('refused', async (story) => {
    const draft = await story.draft(operationOf(contract, 'POST /books'));
    await story.send(draft, { as: 'expired', expect: '401', why: 'Add a book with a dead card' });
  });
  const { receipt, endings } = await runScenarios(url, [scenario]);
  expect(endings.get('refused')?.kind).toBe('answered-otherwise');
  expect(receipt).toEqual({ created: 1, removed: 1, left: [] });
  expect(seen.at(-1)).toMatch(/^DELETE/);
});

const nested = contractOf({
  openapi: '3.1.0',
  info: { title: 'Nested', version: '1' },
  paths: Object.fromEntries(
    [
      ['/shelves', '/shelves/{shelfId}'],
      ['/shelves/{shelfId}/books', '/shelves/{shelfId}/books/{bookId}'],
    ].flatMap(([path = '', item = '']) => [
      [path, { post: { responses: { '201': { description: 'x' } } } }],
      [`${path}/bulk`, { post: { responses: { '201': { description: 'x' } } } }],
      [item, { get: { responses: { '200': { description: 'x' } } } }],
    ]),
  ),
});

const created = (path: string): Created => ({ path, values: {}, by: 'owner', removal: undefined });

test('children disappear with their parents, and neighbours do not', () => {
  const all = ['/shelves/1/books/7', '/shelves/1', '/shelves/10/books/2', '/shelves/1'].map(created);
  expect(outermost(all).map(({ path }) => path)).toEqual(['/shelves/1', '/shelves/10/books/2']);
});

const noted = (operation: string, answer: object, path = {}) =>
  createdBy(
    exchangeOf({ operation, status: 201, ...answer }, nested),
    { path, by: 'owner' },
    knownOf(nested).graph,
  );

test.each([
  {
    what: 'Location',
    operation: 'POST /shelves',
    answer: { headers: { location: '/shelves/a%20b' } },
    paths: ['/shelves/a%20b'],
  },
  { what: 'a member', operation: 'POST /shelves', answer: { body: { shelfId: 7 } }, paths: ['/shelves/7'] },
  {
    what: 'a list of them',
    operation: 'POST /shelves/bulk',
    answer: { body: [{ shelfId: 'a' }, { shelfId: 'b' }] },
    paths: ['/shelves/a', '/shelves/b'],
  },
  { what: 'nothing', operation: 'POST /shelves', answer: { body: { name: 'top' } }, paths: [] },
  {
    what: 'a refusal',
    operation: 'POST /shelves',
    answer: { status: 400, headers: { location: '/shelves/7' } },
    paths: [],
  },
  {
    what: 'a forced answer',
    operation: 'POST /shelves',
    answer: { body: { shelfId: 7 }, purpose: { evidence: 'forced' } },
    paths: [],
  },
  {
    what: 'a read',
    operation: 'GET /shelves/{shelfId}',
    answer: { status: 200, body: { shelfId: 7 } },
    paths: [],
  },
])('what was created is told by $what', ({ operation, answer, paths }) => {
  expect(noted(operation, answer).map(({ path }) => path)).toEqual(paths);
});

test('what is created inside something is known by the whole path', () => {
  const operation = 'POST /shelves/{shelfId}/books';
  const [one] = noted(operation, { headers: { location: '/shelves/7/books/8' } }, { shelfId: '7' });
  expect(one).toMatchObject({
    path: '/shelves/7/books/8',
    values: { shelfId: '7', bookId: '8' },
    removal: undefined,
  });
});

test.each([
  { operation: 'DELETE /books/{bookId}', status: 204, evidence: 'provoked', gone: '/books/7' },
  { operation: 'DELETE /books/{bookId}', status: 403, evidence: 'provoked', gone: undefined },
  { operation: 'DELETE /books/{bookId}', status: 204, evidence: 'forced', gone: undefined },
  { operation: 'GET /books/{bookId}', status: 200, evidence: 'provoked', gone: undefined },
] as const)(
  '$operation answered $status, $evidence: $gone is gone',
  ({ operation, status, evidence, gone }) => {
    expect(goneBy(exchangeOf({ operation, status, purpose: { evidence } }), { bookId: '7' })).toBe(gone);
  },
);
