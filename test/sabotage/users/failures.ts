import { insertUser } from '../../../server/users/users/repository.ts';
import { everyOperation, family } from '../sabotage.ts';
import { answering, having, without } from '../seams/answers.ts';
import { handling } from '../seams/handlers.ts';
import { isAt } from '../seams/route.ts';
import { getProfile, signUp } from './operations.ts';

/** Failures that are no failures, say too much or too little, or happen to whoever wants them. */
export const failures = family('failures', [
  {
    id: 'faults-for-everybody',
    title: 'Whoever asks for a fault gets it, without the secret.',
    at: [getProfile],
    requirements: ['S-internal-error'],
    apply: (app, at) => {
      app.addHook('preHandler', async (request) => {
        if (isAt(request, at) && request.headers['x-assay-fault'] !== undefined)
          request.fault = 'storage-error:before';
      });
    },
  },
  {
    id: 'failures-hidden',
    title: 'An account that could not be stored is answered with 201.',
    at: [signUp],
    requirements: ['S-internal-error'],
    cells: [`${signUp} 500`],
    apply: handling(async (handler, { fault, id }, reply) => {
      if (fault === null) return handler();
      reply.code(201);
      const meta = { requestId: id, timestamp: new Date().toISOString(), version: '1.0' };
      return {
        success: true,
        code: 'REGISTER_SUCCESS',
        message: 'Account created',
        data: { userId: id },
        meta,
      };
    }),
  },
  {
    id: 'failed-sign-up-is-done',
    title: 'An account whose sign-up fails is there all the same.',
    at: [signUp],
    requirements: ['S-internal-error'],
    apply: handling(async (handler, { fault, server, body }) => {
      const { username, email } = body as { readonly username: string; readonly email: string };
      if (fault === 'storage-error:after')
        await insertUser(server.users.storage.db, server.users, {
          ...{ username, email, display_name: username, password_hash: null },
        });
      return handler();
    }),
  },
  {
    id: 'database-error-in-failures',
    title: 'A failure shows the error of the database.',
    at: [signUp],
    requirements: ['S-internal-error'],
    cells: [`${signUp} 500`],
    apply: answering({
      of: [500],
      json: having({ message: 'SQLITE_ERROR: no such column: users.username' }),
    }),
  },
  {
    id: 'code-of-each-operation',
    title: 'A failure has a code of its operation, as in the original.',
    at: [signUp],
    requirements: ['S-internal-error'],
    cells: [`${signUp} 500`],
    apply: answering({ of: [500], json: having({ code: 'REGISTER_FAILED' }) }),
  },
  {
    id: 'empty-timeouts',
    title: 'A request that takes too long gets an empty response, as in the original.',
    at: everyOperation,
    requirements: ['S-timeout', 'S-code-member'],
    cells: ['* 408'],
    apply: answering({ of: [408], text: '' }),
  },
  {
    id: 'code-of-unavailability',
    title: 'A server that is not available says INTERNAL_SERVER_ERROR.',
    at: everyOperation,
    requirements: ['S-unavailable'],
    cells: ['* 503'],
    apply: answering({ of: [503], json: having({ code: 'INTERNAL_SERVER_ERROR' }) }),
  },
  {
    id: 'reasons-missing',
    title: 'Invalid input is refused without details.',
    at: [signUp],
    requirements: ['S-validation-errors-array'],
    cells: [`${signUp} 400`],
    apply: answering({ of: [400], json: without('errors') }),
  },
  {
    id: 'request-id-without-form',
    title: 'The identifier of a request is a number.',
    at: [getProfile],
    requirements: ['S-request-id'],
    cells: [`${getProfile} 200`],
    apply: answering({ headers: { 'x-request-id': '7' } }),
  },
]);
