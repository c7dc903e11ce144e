import { everyOperation, family } from '../sabotage.ts';
import { answering, having, without } from '../seams/answers.ts';
import {
  createWebhook,
  deleteEnrollment,
  deleteUser,
  initiate,
  manage,
  renew,
  retrieve,
  setAlias,
  store,
  verify,
} from './operations.ts';

/** Responses with another status, or another body, than the documented one. */
export const statuses = family('statuses', [
  {
    id: 'enrollment-without-201',
    title: 'A new enrollment returns 200.',
    at: [store],
    requirements: ['S-201'],
    cells: [`${store} 201`],
    apply: answering({ of: [201], status: 200 }),
  },
  {
    id: 'deletion-with-body',
    title: 'A deleted enrollment returns 200 with a body.',
    at: [deleteEnrollment],
    requirements: ['S-204'],
    cells: [`${deleteEnrollment} 204`],
    apply: answering({ of: [204], status: 200, text: '{"success":true}' }),
  },
  {
    id: 'unknown-enrollment-is-400',
    title: 'An enrollment that does not exist is a bad request.',
    at: [retrieve],
    requirements: ['S-404', 'S-404-enrollment'],
    cells: [`${retrieve} 404`],
    apply: answering({ of: [404], status: 400 }),
  },
  {
    id: 'unknown-deletion-succeeds',
    title: 'The deletion of an unknown user succeeds.',
    at: [deleteUser],
    requirements: ['S-404'],
    cells: [`${deleteUser} 404`],
    apply: answering({ of: [404], status: 204, text: '' }),
  },
  {
    id: 'factor-count-is-400',
    title: 'Another number of factors is a bad request.',
    at: [renew, verify, manage],
    requirements: ['S-422', 'S-422-factor-count'],
    cells: ['* 422'],
    apply: answering({ of: [422], status: 400 }),
  },
  {
    id: 'wrong-factors-are-403',
    title: 'Wrong factors are forbidden.',
    at: [verify],
    requirements: ['S-401'],
    cells: [`${verify} 401`, `${verify} 429`],
    apply: answering({ saying: 'Invalid factors', status: 403 }),
  },
  {
    id: 'taken-alias-is-400',
    title: 'An alias that is taken is a bad request.',
    at: [setAlias],
    requirements: ['S-409'],
    cells: [`${setAlias} 409`],
    apply: answering({ of: [409], status: 400 }),
  },
  {
    id: 'lost-connection-is-500',
    title: 'A lost connection to the database is an unexpected error.',
    at: everyOperation,
    requirements: ['S-502'],
    cells: ['* 502'],
    apply: answering({ of: [502], status: 500 }),
  },
  {
    id: 'slow-database-is-500',
    title: 'A slow database is an unexpected error.',
    at: everyOperation,
    requirements: ['S-504'],
    cells: ['* 504'],
    apply: answering({ of: [504], status: 500 }),
  },
  {
    id: 'success-missing',
    title: 'An error does not say that it is none.',
    at: [initiate],
    requirements: ['S-format'],
    cells: [`${initiate} 4*`],
    apply: answering({ of: [400, 401, 403, 404], json: without('success') }),
  },
  {
    id: 'failure-called-success',
    title: 'A session is started with `success: false`.',
    at: [initiate],
    requirements: ['S-200'],
    cells: [`${initiate} 200`],
    apply: answering({ of: [200], json: having({ success: false }) }),
  },
  {
    id: 'secret-not-shown',
    title: 'A new webhook comes without its secret.',
    at: [createWebhook],
    requirements: ['S-201'],
    cells: [`${createWebhook} 201`],
    apply: answering({
      of: [201],
      json: (body) => {
        const { webhook } = body as { readonly webhook: Readonly<Record<string, unknown>> };
        const { secret: _, ...shown } = webhook;
        return { success: true, webhook: shown };
      },
    }),
  },
  {
    id: 'stack-in-failures',
    title: 'A failure has a stack trace.',
    at: everyOperation,
    requirements: ['S-500', 'S-format'],
    cells: ['* 500'],
    apply: answering({
      of: [500],
      json: having({ message: 'Error: x\n    at store (/srv/notap/enrollments/store.js:31:7)' }),
    }),
  },
  {
    id: 'challenge-missing',
    title: 'No 401 says how to authenticate.',
    at: everyOperation,
    requirements: ['S-401'],
    cells: ['* 401'],
    apply: answering({ of: [401], headers: { 'www-authenticate': undefined } }),
  },
  {
    id: 'unavailable-without-code',
    title: 'A database that is switched off has no code.',
    at: everyOperation,
    requirements: ['S-503-body', 'S-503'],
    cells: ['* 503'],
    apply: answering({ of: [503], json: having({ error: '' }) }),
  },
]);
