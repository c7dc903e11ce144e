import { expect, test } from 'vitest';
import { exampleId } from '../testing/pet-shop.ts';
import { startMock } from '../testing/start-mock.ts';

test('an unknown path is 404, in the envelope that the document has for it elsewhere', async () => {
  const { ask } = await startMock();
  const { status, body } = await ask('GET /nowhere');
  expect([status, body]).toEqual([404, { code: 'gone', message: 'There is no such path' }]);
});

test('an unknown method on a known path is 405 and says which ones there are', async () => {
  const { ask } = await startMock();
  const { status, headers, body } = await ask('DELETE /pets', { as: '' });
  expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  expect(headers.get('content-type')).toBe('application/json');
  expect(body).toEqual({
    code: 'method_not_allowed',
    message: 'The method DELETE is not known here; GET, HEAD, POST are',
  });
});

test.each([
  ['no credentials', 'GET', {}, { as: '' }, 401],
  ['a role that is too small', 'PUT', {}, { as: 'rita:reader', body: '{' }, 403],
  ['no acceptable media type', 'PUT', {}, { headers: { accept: 'text/csv' }, body: '{' }, 406],
  ['an impossible path parameter', 'PUT', { id: 'rex' }, { body: '{' }, 400],
  ['a media type that is not read', 'PUT', {}, { headers: { 'content-type': 'text/csv' }, body: '{' }, 415],
  ['malformed JSON', 'PUT', {}, { body: '{' }, 400],
  ['an invalid body', 'PUT', { id: '0195b1a0-0000-7000-8000-00000000ffff' }, { body: {} }, 400],
  [
    'a resource that is not there',
    'PUT',
    { id: '0195b1a0-0000-7000-8000-00000000ffff' },
    { body: { name: 'Max' } },
    404,
  ],
] as const)(
  'checks in order: %s',
  async (_, method, { id = exampleId }: { id?: string }, asked, expected) => {
    const { ask } = await startMock();
    expect((await ask(`${method} /pets/${id}`, asked)).status).toBe(expected);
  },
);

test.each([
  ['the example for the cause and the member', { age: 4 }, 'bad_input', 'A pet needs a name'],
  ['the actual problem of the member', { name: 'Max', age: -1 }, 'bad_value', 'age must be >= 0'],
  ['the code for the cause', { name: '' }, 'bad_value', 'name must have at least 1 character'],
  ['the place of the problem', { name: 'Max', tags: ['a', 1] }, 'bad_value', 'tags[1] must be a string'],
  ['what is not known', { name: 'Max', hat: true }, 'bad_value', 'hat is not a known member'],
  ['the type of the whole', [], 'bad_value', 'the body must be an object'],
])('an invalid body is answered with %s', async (_, body, code, message) => {
  const { ask } = await startMock();
  const answer = await ask('POST /pets', { body });
  expect([answer.status, answer.body]).toEqual([400, { code, message }]);
});

test.each([
  ['malformed JSON', '{', { code: 'bad_json', message: 'This is no JSON' }],
  ['no body', undefined, { code: 'bad_json', message: 'A body is required' }],
])('%s has its own example', async (_, body, expected) => {
  const { ask } = await startMock();
  expect((await ask('POST /pets', { body })).body).toEqual(expected);
});

test('is 422 where only that is documented', async () => {
  const { ask } = await startMock();
  const { status, body } = await ask('POST /visits', { body: {} });
  expect([status, body]).toEqual([422, { code: 'unprocessable', message: 'reason is required' }]);
});

test('keeps the text of the document where the actual one would not be valid', async () => {
  const { ask } = await startMock();
  const { body } = await ask('POST /pets', { body: { name: 'Max', ['x'.repeat(300)]: 1 } });
  expect(body.message.length).toBeLessThanOrEqual(200);
});

test.each([
  ['GET /pets?limit=many', 'bad_request', 'limit must be an integer'],
  ['GET /pets?limit=51', 'bad_request', 'limit must be <= 50'],
  ['GET /pets?limit=1&limit=2', 'bad_request', 'limit must be an integer'],
  ['GET /pets?limit=%zz', 'bad_request', 'This is no good'],
  ['GET /pets/rex', 'bad_id', 'No pet has such an ID'],
  ['GET /pets/%zz', 'bad_id', 'No pet has such an ID'],
])('%s is 400', async (request, code, message) => {
  const { ask } = await startMock();
  const { status, body } = await ask(request);
  expect([status, body]).toEqual([400, { code, message }]);
});

test('an impossible path is 404 where the document knows no 400', async () => {
  const { ask } = await startMock();
  expect((await ask('GET /visits/first')).status).toBe(404);
});

test('a Content-Type that is none is 415, and credentials come first even then', async () => {
  const { ask } = await startMock();
  const asked = { headers: { 'content-type': 'nonsense' }, body: 'x' };
  expect((await ask('POST /pets', asked)).status).toBe(415);
  expect((await ask('POST /pets', { ...asked, as: '' })).status).toBe(401);
});

test('says what is missing, the outermost first', async () => {
  const { ask } = await startMock();
  const nobody = '0195b1a0-0000-7000-8000-00000000ffff';
  expect((await ask(`GET /pets/${nobody}/labels/mood`)).body.message).toBe('No such pet');
  expect((await ask(`GET /pets/${exampleId}/labels/size`)).body.message).toBe('No such label');
  expect((await ask(`GET /pets/${exampleId}/collar`)).body.message).toBe('It wears no collar');
});
