import { fail } from '../errors/notap-error.ts';
import type { Call } from '../routing/call.ts';
import type { SessionRow } from '../storage/tables.ts';

export const MAX_ATTEMPTS = 3;

/** Starts a session for a user, or for whoever proves factors. */
export async function startSession(
  { db, server }: Pick<Call, 'db' | 'server'>,
  {
    wanted = [],
    ...session
  }: Pick<SessionRow, 'id' | 'uuid' | 'psp' | 'developer_id' | 'required'> & {
    readonly wanted?: readonly string[];
  },
): Promise<SessionRow> {
  const now = server.clock();
  const row: SessionRow = {
    ...session,
    wanted: JSON.stringify(wanted),
    ...{ completed: '[]', attempts: 0, status: 'pending', spent: 0, created_at: now },
    expires_at: now + server.config.SESSION_SECONDS * 1000,
  };
  await db.insertInto('sessions').values(row).execute();
  return row;
}

/** Of whom a session is: of a payment service provider, or of none. */
export interface Owner {
  readonly psp: string | null;
}

export async function findSession(
  { db }: Pick<Call, 'db'>,
  id: string,
  { psp }: Owner,
): Promise<SessionRow | undefined> {
  const row = await db.selectFrom('sessions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row?.psp === psp ? row : undefined;
}

/**
 * A session in which factors can be proven, locked until the transaction ends. Throws 404, also for one that has ended, and
 * 429 for one that has had all its attempts: with that it is gone.
 */
export async function openSession(
  call: Pick<Call, 'db' | 'server'>,
  id: string,
  owner: Owner,
): Promise<SessionRow> {
  const session = await findSession(call, id, owner);
  const isOver = !session || session.expires_at <= call.server.clock() || session.status !== 'pending';
  if (isOver) throw fail('session_not_found');
  return session;
}

export function hasAttempts({ attempts }: SessionRow): boolean {
  return attempts < MAX_ATTEMPTS;
}

/** Ends a session that has had all its attempts: the error of the fourth. */
export async function endSession(
  { db, server }: Pick<Call, 'db' | 'server'>,
  { id, expires_at }: SessionRow,
) {
  await db.updateTable('sessions').set({ status: 'failed' }).where('id', '=', id).execute();
  const seconds = Math.max(1, Math.ceil((expires_at - server.clock()) / 1000));
  // The limit that is exceeded is that of the session.
  const limit = { 'x-ratelimit-limit': String(MAX_ATTEMPTS), 'x-ratelimit-remaining': '0' };
  return fail('too_many_attempts', {
    rest: { retry_after: seconds },
    headers: {
      ...{ 'retry-after': String(seconds), ...limit },
      'x-ratelimit-reset': String(Math.ceil(expires_at / 1000)),
    },
  });
}

/** Counts an attempt with wrong factors: the error that says how many are left. */
export async function failAttempt({ db }: Pick<Call, 'db'>, { id, attempts }: SessionRow) {
  await db
    .updateTable('sessions')
    .set({ attempts: attempts + 1 })
    .where('id', '=', id)
    .execute();
  return fail('invalid_factors', { rest: { attempts_remaining: MAX_ATTEMPTS - attempts - 1 } });
}

export async function succeed({ db }: Pick<Call, 'db'>, { id }: SessionRow, uuid: string): Promise<void> {
  await db.updateTable('sessions').set({ status: 'verified', uuid }).where('id', '=', id).execute();
}
