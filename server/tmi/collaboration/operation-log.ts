import type { CollaborationOperationRow } from '../storage/collaboration-tables.ts';
import type { Db } from '../storage/tables.ts';

export async function insertOperation(db: Db, row: CollaborationOperationRow): Promise<void> {
  await db.insertInto('collaboration_operations').values(row).execute();
}

/** The operation that a client has called so, if it was done before. */
export async function findOperation(
  db: Db,
  sessionId: string,
  operationId: string,
): Promise<CollaborationOperationRow | undefined> {
  return db
    .selectFrom('collaboration_operations')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('operation_id', '=', operationId)
    .executeTakeFirst();
}

/** The last operation that is done, or the first that is undone. */
export async function nextInHistory(
  db: Db,
  sessionId: string,
  direction: 'undo' | 'redo',
): Promise<CollaborationOperationRow | undefined> {
  return db
    .selectFrom('collaboration_operations')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('state', '=', direction === 'undo' ? 'done' : 'undone')
    .orderBy('sequence_number', direction === 'undo' ? 'desc' : 'asc')
    .limit(1)
    .executeTakeFirst();
}

export async function setOperationState(
  db: Db,
  sessionId: string,
  sequence: number,
  state: CollaborationOperationRow['state'],
): Promise<void> {
  await db
    .updateTable('collaboration_operations')
    .set({ state })
    .where('session_id', '=', sessionId)
    .where('sequence_number', '=', sequence)
    .execute();
}

/** What was undone cannot be redone any more: something else was done since. */
export async function abandonUndone(db: Db, sessionId: string): Promise<void> {
  await db
    .updateTable('collaboration_operations')
    .set({ state: 'abandoned' })
    .where('session_id', '=', sessionId)
    .where('state', '=', 'undone')
    .execute();
}
