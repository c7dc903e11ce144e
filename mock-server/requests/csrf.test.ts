import { expect, test } from 'vitest';
import { startMock } from '../testing/start-mock.ts';

const refusal = (cause: string) => ({ 'x-assay-cause': cause, value: { error: cause } });
const examples = {
  missing: refusal('missing-csrf-token'),
  invalid: refusal('invalid-csrf-token'),
};
const answers = {
  200: { description: 'Yes' },
  401: { description: 'Who' },
  403: { description: 'No', content: { 'application/json': { schema: { type: 'object' }, examples } } },
};
const guard = { type: 'apiKey', in: 'header', name: 'X-Csrf', 'x-csrf': { cookie: 'csrf', path: '/token' } };
const operation = { security: [{ token: [], guard: [] }], responses: answers };
const document = {
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1' },
  paths: {
    '/notes': { get: operation, post: operation, delete: { ...operation, security: [{ guard: [] }] } },
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' }, guard } },
};

test.each([
  ['what changes nothing needs no token', 'GET', {}, 'ann:owner', 200, undefined],
  ['without a token', 'POST', {}, 'ann:owner', 403, 'missing-csrf-token'],
  ['before credentials', 'POST', {}, '', 403, 'missing-csrf-token'],
  ['with a cookie alone', 'POST', { cookie: 'csrf=a' }, 'ann:owner', 403, 'missing-csrf-token'],
  ['with another token', 'POST', { cookie: 'csrf=a', 'x-csrf': 'b' }, 'ann:owner', 403, 'invalid-csrf-token'],
  ['with the token', 'POST', { cookie: 'a=b; csrf=a', 'x-csrf': 'a' }, 'ann:owner', 200, undefined],
  ['then credentials count', 'POST', { cookie: 'csrf=a', 'x-csrf': 'a' }, '', 401, undefined],
  ['nobody has to be known', 'DELETE', { cookie: 'csrf=a', 'x-csrf': 'a' }, '', 200, undefined],
])('%s', async (_, method, headers, as, status, error) => {
  const { ask } = await startMock({}, document);
  const answered = await ask(`${method} /notes`, { as, headers: headers as Record<string, string> });
  expect([answered.status, answered.body?.error]).toEqual([status, error]);
});
