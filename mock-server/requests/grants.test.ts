import { expect, test } from 'vitest';
import { startMock } from '../testing/start-mock.ts';

const answers = { 200: { description: 'Yes' }, 401: { description: 'Who' }, 403: { description: 'No' } };
const read = (authz: object) => ({ get: { 'x-authz': authz, responses: answers } });
const document = {
  openapi: '3.1.0',
  info: { title: 'Courses', version: '1' },
  security: [{ token: [] }],
  paths: {
    '/users': read({ permissions: ['users.read'] }),
    '/enrolments': read({ anyOf: [{ ownership: 'owner' }, { permissions: ['enrollment:write'] }] }),
    '/staff-room': read({ groups: ['staff'] }),
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
};

test.each([
  ['/users', 'ann:owner', 403],
  ['/users', 'ann:stranger,users.read', 200],
  ['/enrolments', 'ann:owner', 200],
  ['/enrolments', 'ann:reader', 403],
  ['/enrolments', 'ann:reader,enrollment:write', 200],
  ['/staff-room', 'ann:owner', 403],
  ['/staff-room', 'ann:stranger,staff', 200],
])('GET %s as %s is answered with %d', async (path, persona, status) => {
  const { url } = await startMock({}, document);
  const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${persona}` } });
  expect(response.status).toBe(status);
});
