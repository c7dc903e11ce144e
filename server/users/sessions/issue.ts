import { record } from '../audit/record.ts';
import type { Call } from '../routing/call.ts';
import { moment } from '../storage/stored.ts';
import { grantsOf, updateUser } from '../users/repository.ts';
import type { Holder } from './signed-tokens.ts';

/** What a login is worth. */
export interface Session {
  readonly userId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Logs somebody in, with the roles and permissions of this moment. */
export async function issueSession(
  { server, db, caller }: Pick<Call, 'server' | 'db' | 'caller'>,
  user: Holder,
): Promise<Session> {
  const { id: userId } = user;
  const grants = await grantsOf(db, userId);
  await updateUser(db, server, userId, { last_login_at: moment(server) });
  const happening = { event: 'AUDIT_LOGGED_IN', resource: 'sessions', action: 'create', target: userId };
  await record({ server, db, caller }, happening);
  return {
    userId,
    accessToken: await server.accessTokens.sign(user, { ...grants }),
    refreshToken: await server.refreshTokens.sign(user),
  };
}
