import { type Call, callerOf } from '../routing/call.ts';
import { newObjectId } from '../storage/object-id.ts';
import { now } from '../storage/stored.ts';
import type { Action, EntityType } from '../storage/tables.ts';

/** What somebody did something to. */
interface Entity {
  readonly board: string;
  readonly id: string;
  readonly name: string;
  /** What else is worth knowing. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** Writes down what the caller did, in the transaction in which it is done. */
export async function record(
  call: Pick<Call, 'db' | 'caller'>,
  action: Action,
  { board, id, name, metadata = {} }: Entity,
): Promise<void> {
  const [entityType = ''] = action.split('.');
  await call.db
    .insertInto('activity')
    .values({
      id: newObjectId(),
      action,
      user_id: callerOf(call).id,
      entity_type: entityType as EntityType,
      entity_id: id,
      entity_name: name,
      board_id: board,
      metadata: JSON.stringify(metadata),
      created_at: now(),
    })
    .execute();
}
