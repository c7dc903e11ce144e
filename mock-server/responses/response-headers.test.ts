import { expect, test } from 'vitest';
import { contractOf, startMockOf } from '../testing/start-mock.ts';

/** What the mock sends as a header of a 200, or of a 429, that is documented like this. */
async function sent(name: string, header: object, status = '200'): Promise<string | null> {
  const { ask } = await startMockOf(
    contractOf({
      openapi: '3.1.0',
      info: { title: 'Headers', version: '1' },
      paths: {
        '/things': { get: { responses: { [status]: { description: 'All', headers: { [name]: header } } } } },
      },
    }),
  );
  const { headers } = await ask('GET /things', { headers: { prefer: `code=${status}` } });
  return headers.get(name);
}

const text = { schema: { type: 'string' } };

test.each([
  ['Retry-After', text, /^1$/],
  ['Retry-After', { schema: { type: 'integer', format: 'int32' } }, /^\d+$/],
  ['Retry-After', { ...text, example: 'soon' }, /^1$/],
  ['Retry-After', { ...text, example: '120' }, /^120$/],
  ['Retry-After', { schema: { type: 'string', format: 'date-time' } }, /^\d{4}-\d{2}-\d{2}T/],
  ['ETag', text, /^"\w+"$/],
  ['ETag', { ...text, example: 'W/"3"' }, /^W\/"3"$/],
  ['Last-Modified', text, / GMT$/],
  ['Expires', { ...text, example: 'Thu, 01 Dec 1994 16:00:00 GMT' }, /^Thu, 01 Dec 1994/],
  ['Age', text, /^0$/],
  ['X-Version', text, /^\w+$/],
])(
  '%s of %j is sent in the syntax of HTTP, where the document lets it be',
  async (name, header, expected) => {
    expect(await sent(name, header, name === 'Retry-After' ? '429' : '200')).toMatch(expected);
  },
);

test('a Location that nothing else says leads to what the path can name', async () => {
  const { ask } = await startMockOf(
    contractOf({
      openapi: '3.1.0',
      info: { title: 'Silent', version: '1' },
      paths: {
        '/things': {
          post: { responses: { 201: { description: 'Made', headers: { Location: text } } } },
        },
        '/things/{id}': {
          get: {
            parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
            responses: { 200: { description: 'One' } },
          },
        },
      },
    }),
  );
  const location = (await ask('POST /things')).headers.get('location') ?? '';
  expect(location).toMatch(/^\/things\/\d+$/);
  expect((await ask(`GET ${location}`)).status).toBe(200);
});

test('a body that is sent as it is is not said to be compressed', async () => {
  expect(await sent('Content-Encoding', { ...text, example: 'gzip' })).toBeNull();
});
