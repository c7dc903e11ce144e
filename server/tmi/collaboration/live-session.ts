import { fail } from '../errors/api-error.ts';
import type { Db } from '../storage/tables.ts';

/** Throws 409 while people work on this diagram together: they would not hear of the change. */
export async function refuseWhileShared(
  db: Db,
  diagramId: string,
  name: 'session_blocks_diagram_change' | 'session_blocks_diagram_deletion',
): Promise<void> {
  if (await isShared(db, 'diagram_id', diagramId)) throw fail(name);
}

/** Throws 409 while people work together on any diagram of this threat model. */
export async function refuseWhileDiagramsAreShared(db: Db, threatModelId: string): Promise<void> {
  if (await isShared(db, 'threat_model_id', threatModelId)) throw fail('session_blocks_model_deletion');
}

async function isShared(db: Db, column: 'diagram_id' | 'threat_model_id', id: string): Promise<boolean> {
  const session = await db
    .selectFrom('collaboration_sessions')
    .select('id')
    .where(column, '=', id)
    .executeTakeFirst();
  return session !== undefined;
}
