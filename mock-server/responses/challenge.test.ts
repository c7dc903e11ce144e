import { expect, test } from 'vitest';
import { startMock } from '../testing/start-mock.ts';

const refused = { description: 'No' };
const well = { description: 'Well' };
const challenging = (header: object) => ({ ...refused, headers: { 'WWW-Authenticate': header } });

/** A document that says little about its 401s. */
const terse = {
  openapi: '3.1.0',
  info: { title: 'Terse', version: '1' },
  paths: {
    '/public': { get: { security: [], responses: { '200': well, '401': refused } } },
    '/bearer': { get: { security: [{ token: [] }], responses: { '200': well, '401': refused } } },
    '/basic': { get: { security: [{ door: [] }], responses: { '200': well, '401': refused } } },
    '/both': { get: { security: [{ token: [], till: [] }], responses: { '200': well, '401': refused } } },
    '/ranged': { get: { security: [{ door: [] }], responses: { '200': well, '4XX': refused } } },
    '/bare': { get: { security: [{ token: [] }], responses: { '200': well } } },
    '/never': { get: { security: [], responses: { '401': refused } } },
    '/shown': {
      get: {
        security: [{ token: [] }],
        responses: {
          '200': well,
          '401': challenging({ schema: { type: 'string' }, example: 'Bearer realm="a"' }),
        },
      },
    },
    '/unshown': {
      get: {
        security: [{ token: [] }],
        responses: { '200': well, '401': challenging({ schema: { type: 'string' } }) },
      },
    },
  },
  components: {
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer' },
      door: { type: 'http', scheme: 'basic' },
      till: { type: 'apiKey', in: 'header', name: 'X-Till-Key' },
    },
  },
};

/** RFC 9110, section 15.5.2: whoever answers 401 MUST send a challenge. */
const forced = { as: '', headers: { prefer: 'code=401' } };
const asked = { as: '' };
test.each([
  { path: '/public', how: forced, challenge: 'Bearer', why: 'the first scheme of the document' },
  { path: '/never', how: asked, challenge: 'Bearer', why: 'the operation answers nothing but 401' },
  { path: '/bearer', how: forced, challenge: 'Bearer', why: 'the scheme of the operation' },
  { path: '/bearer', how: asked, challenge: 'Bearer', why: 'the scheme of the operation' },
  { path: '/basic', how: forced, challenge: 'Basic realm="mock"', why: 'the scheme of the operation' },
  {
    path: '/both',
    how: forced,
    challenge: 'Bearer, ApiKey name="X-Till-Key", in="header"',
    why: 'both schemes of the operation',
  },
  { path: '/ranged', how: forced, challenge: 'Basic realm="mock"', why: 'a range covers 401' },
  { path: '/bare', how: asked, challenge: 'Bearer', why: 'the operation documents no 401' },
  { path: '/shown', how: forced, challenge: 'Bearer realm="a"', why: 'the document shows one' },
  { path: '/shown', how: asked, challenge: 'Bearer realm="a"', why: 'the document shows one' },
  { path: '/unshown', how: forced, challenge: 'Bearer', why: 'the document has the header, and no example' },
  { path: '/unshown', how: asked, challenge: 'Bearer', why: 'the document has the header, and no example' },
])('$path challenges with $challenge, because $why', async ({ path, how, challenge }) => {
  const { ask } = await startMock({}, terse);
  const { status, headers } = await ask(`GET ${path}`, how);
  expect([status, headers.get('www-authenticate')]).toEqual([401, challenge]);
});

test('where the document has no scheme at all, a challenge is sent all the same', async () => {
  const paths = { '/': { get: { responses: { '401': refused } } } };
  const { ask } = await startMock({}, { openapi: '3.1.0', info: terse.info, paths });
  expect((await ask('GET /', asked)).headers.get('www-authenticate')).toBe('Bearer');
});
