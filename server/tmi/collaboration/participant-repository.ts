import { now, secondsFromNow } from '../clock.ts';
import type { ParticipantRow } from '../storage/collaboration-tables.ts';
import type { Db, UserRow } from '../storage/tables.ts';

/** Somebody who is connected to a session, however many sockets they have. */
export interface Participant {
  readonly user: UserRow;
  readonly permissions: 'reader' | 'writer';
  readonly last_activity: string;
}

/** Everybody who is connected to these sessions, by session; who came first is first. */
export async function participantsOf(
  db: Db,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Participant[]>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('collaboration_participants')
    .innerJoin('users', 'users.id', 'collaboration_participants.user_id')
    .selectAll('users')
    .select(['session_id', 'permissions', 'last_activity'])
    .where('session_id', 'in', sessionIds)
    .orderBy('connection_id')
    .execute();
  const bySession = new Map<string, Participant[]>();
  for (const { session_id, permissions, last_activity, ...user } of rows) {
    const all = bySession.get(session_id) ?? [];
    bySession.set(session_id, all);
    const known = all.findIndex((participant) => participant.user.id === user.id);
    const before = all[known];
    if (!before) all.push({ user, permissions, last_activity });
    else if (before.last_activity < last_activity) all[known] = { user, permissions, last_activity };
  }
  return bySession;
}

export async function countSockets(db: Db, sessionId: string): Promise<number> {
  const { count } = await db
    .selectFrom('collaboration_participants')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('session_id', '=', sessionId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertParticipant(
  db: Db,
  row: Omit<ParticipantRow, 'last_activity' | 'expires_at'>,
  seconds: number,
): Promise<void> {
  await db
    .insertInto('collaboration_participants')
    .values({ ...row, last_activity: now(), expires_at: secondsFromNow(seconds) })
    .execute();
}

export async function findParticipant(db: Db, connectionId: string): Promise<ParticipantRow | undefined> {
  return db
    .selectFrom('collaboration_participants')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .executeTakeFirst();
}

export async function updateParticipant(
  db: Db,
  connectionId: string,
  columns: Partial<Pick<ParticipantRow, 'permissions' | 'last_activity'>>,
): Promise<void> {
  await db
    .updateTable('collaboration_participants')
    .set(columns)
    .where('connection_id', '=', connectionId)
    .execute();
}

/** What the participant was, if they were one. */
export async function deleteParticipant(db: Db, connectionId: string): Promise<ParticipantRow | undefined> {
  return db
    .deleteFrom('collaboration_participants')
    .where('connection_id', '=', connectionId)
    .returningAll()
    .executeTakeFirst();
}

/** The instance that holds these sockets is alive. */
export async function keepParticipants(
  db: Db,
  connectionIds: readonly string[],
  seconds: number,
): Promise<void> {
  if (connectionIds.length === 0) return;
  await db
    .updateTable('collaboration_participants')
    .set({ expires_at: secondsFromNow(seconds) })
    .where('connection_id', 'in', connectionIds)
    .execute();
}

/** Those whose instance has died. */
export async function lostParticipants(db: Db): Promise<ParticipantRow[]> {
  return db.selectFrom('collaboration_participants').selectAll().where('expires_at', '<', now()).execute();
}
