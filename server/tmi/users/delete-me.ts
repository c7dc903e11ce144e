import { fail } from '../errors/api-error.ts';
import { anyUser } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { callerOf, dbOf } from '../routing/request.ts';
import { newSecret } from '../sessions/repository.ts';
import { putChallenge, takeChallenge } from './challenge-repository.ts';
import { deleteAccount } from './delete-account.ts';

/**
 * DELETE /users/me takes two requests: the first answers with a challenge, the second brings it back. A challenge is
 * good for one try, and a new one takes the place of the old.
 */
export const deleteMe = operation<{ Querystring: { readonly challenge?: string } }>({
  id: 'deleteCurrentUser',
  method: 'DELETE',
  path: '/users/me',
  action: 'delete current user',
  authz: anyUser,
  invalid: { challenge: { any: 'invalid_challenge' } },
  handler: async (request, reply) => {
    const db = dbOf(request);
    const { id } = callerOf(request);
    const { challenge } = request.query;
    if (challenge === undefined) {
      const token = `delete_my_account_${newSecret()}`;
      const expires_at = await putChallenge(db, id, token, request.server.config.DELETION_CHALLENGE_SECONDS);
      return { challenge: token, challenge_text: token, expires_at };
    }
    if (!(await takeChallenge(db, id, challenge))) throw fail('invalid_challenge', { keepsWork: true });
    await deleteAccount(db, id);
    reply.code(204);
    return undefined;
  },
});
