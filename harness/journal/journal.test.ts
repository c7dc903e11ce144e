import { expect, test } from 'vitest';
import { exchangeOf } from '../testing/exchanges.ts';
import { contractOf, knownOf } from '../testing/library.ts';
import { below, type Created, createdBy, goneBy, outermost } from './journal.ts';

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

test('what is below something comes innermost first', () => {
  const all = ['/shelves/1', '/shelves/1/books/7', '/shelves/1/books/7/loan', '/shelves/10/books/2'].map(
    created,
  );
  expect(below('/shelves/1', all).map(({ path }) => path)).toEqual([
    '/shelves/1/books/7/loan',
    '/shelves/1/books/7',
  ]);
});

test.each([
  ['can be removed', { delete: { responses: { '204': { description: 'x' } } } }, ['/books/7/loan']],
  ['cannot be removed', {}, []],
])('what has no identifier and %s', (_, removal, paths) => {
  const answer = { '201': { description: 'x' } };
  const lending = contractOf({
    openapi: '3.1.0',
    info: { title: 'Lending', version: '1' },
    paths: {
      '/books': { post: { responses: answer } },
      '/books/{bookId}': { get: { responses: { '200': { description: 'x' } } } },
      '/books/{bookId}/loan': {
        get: { responses: { '200': { description: 'x' } } },
        post: { responses: answer },
        ...removal,
      },
    },
  });
  const exchange = exchangeOf({ operation: 'POST /books/{bookId}/loan', status: 201 }, lending);
  const found = createdBy(exchange, { path: { bookId: '7' }, by: 'owner' }, knownOf(lending).graph);
  expect(found.map(({ path }) => path)).toEqual(paths);
});

test.each([
  ['links of its 201 to reading and removal', '201', ['readMember', 'removeMember'], ['/members/7']],
  ['a link to reading', '201', ['readMember'], []],
  ['a link to a removal from something else', '201', ['readMember', 'leaveTeam'], []],
  ['links of its 200', '200', ['readMember', 'removeMember'], []],
])('a POST elsewhere with %s', (_, status, targets, paths) => {
  const parameters = { memberId: '$response.body#/made' };
  const links = Object.fromEntries(targets.map((operationId) => [operationId, { operationId, parameters }]));
  const club = contractOf({
    openapi: '3.1.0',
    info: { title: 'Club', version: '1' },
    paths: {
      '/join': { post: { responses: { [status]: { description: 'x', links } } } },
      '/teams/{teamId}/members/{memberId}': {
        delete: { operationId: 'leaveTeam', responses: { '204': { description: 'x' } } },
      },
      '/members': { get: { responses: { '200': { description: 'x' } } } },
      '/members/{memberId}': {
        get: { operationId: 'readMember', responses: { '200': { description: 'x' } } },
        delete: { operationId: 'removeMember', responses: { '204': { description: 'x' } } },
      },
    },
  });
  const exchange = exchangeOf({ operation: 'POST /join', status: 200, body: { made: '7' } }, club);
  const found = createdBy(exchange, { path: {}, by: 'owner' }, knownOf(club).graph);
  expect(found.map(({ path }) => path)).toEqual(paths);
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
