import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { fail } from '../errors/tasky-error.ts';
import { isRefusedByRole } from '../routing/authz.ts';
import type { TaskyServer } from '../routing/call.ts';
import type { UserRow } from '../storage/tables.ts';
import { findUser } from './repository.ts';

/**
 * Adds `request.user`. The role is that of the database at this moment, so that a new one counts at once. Whoever may not
 * call an operation in their role is refused before anybody looks at what they sent.
 */
export const authentication = fp<{ readonly server: TaskyServer }>(
  async (app, { server }) => {
    app.decorateRequest('user', null);
    app.addHook('onRequest', async (request) => {
      const policy = request.routeOptions.config?.tasky;
      if (!policy || policy.authz.public) return;
      const user = await userOf(request, server);
      request.user = user;
      if (isRefusedByRole(policy.authz, user.role)) throw fail(policy.refusal ?? 'administrator_required');
    });
  },
  { name: 'sessions', dependencies: ['errors'] },
);

async function userOf({ headers }: FastifyRequest, { tokens, storage }: TaskyServer): Promise<UserRow> {
  const [, token] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (token === undefined) throw fail('missing_token');
  const user = await findUser(storage.db, await tokens.verify(token));
  if (!user) throw fail('user_gone');
  return user;
}
