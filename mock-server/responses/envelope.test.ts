import { expect, test } from 'vitest';
import { startMock } from '../testing/start-mock.ts';

/** A document whose one operation refuses in one way only. */
function refusingWith(content: object) {
  const responses = { '200': { description: 'Fine' }, '401': { description: 'No', content } };
  return {
    openapi: '3.1.0',
    info: { title: 'Refusing', version: '1' },
    security: [{ bearer: [] }],
    paths: { '/door': { get: { responses } } },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  };
}

const text = { type: 'string' };
const object = (properties: object) => ({ type: 'object', required: Object.keys(properties), properties });
const said = 'Authentication is required';

test.each([
  ['message', object({ message: text }), { message: said }],
  [
    'error_description before message',
    object({ message: { const: 'no' }, error_description: text }),
    { message: 'no', error_description: said },
  ],
  [
    'detail, with status and type beside it',
    object({ type: text, status: { type: 'integer' }, detail: text }),
    { type: 'missing_credentials', status: 401, detail: said },
  ],
  [
    'an object inside error',
    object({ error: object({ code: { const: 7 }, message: text }) }),
    { error: { code: 7, message: said } },
  ],
  ['nothing, where there is no such member', object({ ok: { const: false } }), { ok: false }],
  [
    'nothing, where the schema has only one text',
    object({ message: { const: 'go away' } }),
    { message: 'go away' },
  ],
])('the message goes into %s', async (_, schema, expected) => {
  const { ask } = await startMock({}, refusingWith({ 'application/json': { schema } }));
  expect((await ask('GET /door', { as: '' })).body).toEqual(expected);
});

test('plain text is the message itself', async () => {
  const { ask } = await startMock({}, refusingWith({ 'text/plain': { schema: text } }));
  expect((await ask('GET /door', { as: '' })).text).toBe(said);
});

test('a refusal without a documented body has none', async () => {
  const { ask } = await startMock({}, refusingWith({}));
  const { status, headers, text: body } = await ask('GET /door', { as: '' });
  expect([status, headers.get('www-authenticate'), body]).toEqual([401, 'Bearer', '']);
});
