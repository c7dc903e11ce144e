import { newId, now } from '../clock.ts';
import type { CollaborationSessionRow } from '../storage/collaboration-tables.ts';
import type { Db } from '../storage/tables.ts';

/** The session of this id, or the one that runs on the diagram of this id. */
export async function findSession(
  db: Db,
  column: 'id' | 'diagram_id',
  value: string,
): Promise<CollaborationSessionRow | undefined> {
  return db.selectFrom('collaboration_sessions').selectAll().where(column, '=', value).executeTakeFirst();
}

/** A new session; who begins it is host and first presenter. */
export async function insertSession(
  db: Db,
  { threatModelId, diagramId, hostId }: Readonly<Record<'threatModelId' | 'diagramId' | 'hostId', string>>,
): Promise<CollaborationSessionRow> {
  const moment = now();
  const session: CollaborationSessionRow = {
    id: newId(),
    threat_model_id: threatModelId,
    diagram_id: diagramId,
    host_id: hostId,
    presenter_id: hostId,
    created_at: moment,
    active_at: moment,
    last_sequence: 0,
  };
  await db.insertInto('collaboration_sessions').values(session).execute();
  return session;
}

export async function updateSession(
  db: Db,
  id: string,
  columns: Partial<Pick<CollaborationSessionRow, 'presenter_id' | 'active_at' | 'last_sequence'>>,
): Promise<void> {
  await db.updateTable('collaboration_sessions').set(columns).where('id', '=', id).execute();
}

export async function deleteSession(db: Db, id: string): Promise<void> {
  await db.deleteFrom('collaboration_sessions').where('id', '=', id).execute();
}

/** The sessions in which nobody has done anything since that moment. */
export async function idleSessions(db: Db, since: string): Promise<string[]> {
  const rows = await db
    .selectFrom('collaboration_sessions')
    .select('id')
    .where('active_at', '<', since)
    .orderBy('active_at')
    .execute();
  return rows.map(({ id }) => id);
}

/** Somebody who was removed must not come back to this session. */
export async function forbidReturn(db: Db, sessionId: string, userId: string): Promise<void> {
  await db
    .insertInto('collaboration_removals')
    .values({ session_id: sessionId, user_id: userId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function mustNotReturn(db: Db, sessionId: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('collaboration_removals')
    .select('user_id')
    .where('session_id', '=', sessionId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row !== undefined;
}
