import { fail } from '../errors/tasky-error.ts';
import { objectIdIn } from '../storage/object-id.ts';
import type { Db } from '../storage/tables.ts';

/** Whom a request assigns; the list wins over the single one. */
export interface AssigneesInput {
  readonly assignee?: string | null;
  readonly assignees?: readonly string[];
}

/** The ids of the users that a request assigns; undefined where it says nothing of them. Throws 400 for nobody. */
export async function assigneesIn(
  db: Db,
  { assignee, assignees }: AssigneesInput,
): Promise<readonly string[] | undefined> {
  const named = assignees ?? (assignee === undefined ? undefined : assignee === null ? [] : [assignee]);
  if (named === undefined) return undefined;
  const ids = [...new Set(named.map(objectIdIn))];
  const known = ids.filter((id) => id !== undefined);
  const found =
    known.length === 0 ? [] : await db.selectFrom('users').select('id').where('id', 'in', known).execute();
  if (found.length < ids.length) throw fail('invalid_assignee');
  return known;
}

/** Replaces whoever was assigned. */
export async function assign(db: Db, ticketId: string, ids: readonly string[]): Promise<void> {
  await db.deleteFrom('ticket_assignees').where('ticket_id', '=', ticketId).execute();
  if (ids.length === 0) return;
  const rows = ids.map((user_id, index) => ({ ticket_id: ticketId, user_id, place: index }));
  await db.insertInto('ticket_assignees').values(rows).execute();
}
