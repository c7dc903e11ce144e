import { record } from '../activity/record.ts';
import { findBoard } from '../boards/repository.ts';
import { fail } from '../errors/tasky-error.ts';
import { administrator } from '../routing/authz.ts';
import type { Call } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { objectIdIn } from '../storage/object-id.ts';
import { changed, now } from '../storage/stored.ts';
import type { ColumnRow } from '../storage/tables.ts';
import { findColumn } from './repository.ts';
import { viewColumn } from './view.ts';

const column = { path: '/api/columns/{columnId}', authz: administrator, limit: 'write' } as const;

/** PATCH /api/columns/{columnId} */
export const renameColumn = operation<{ readonly title: string }>({
  ...column,
  id: 'renameColumn',
  method: 'PATCH',
  refusal: 'column_not_modifiable',
  reads: true,
  invalid: { missing: 'title_required' },
  handler: async (call) => {
    const found = await columnIn(call);
    const row: ColumnRow = { ...found, ...changed(found), title: call.body.title.trim() };
    const { title, updated_at, version } = row;
    await call.db
      .updateTable('board_columns')
      .set({ title, updated_at, version })
      .where('id', '=', row.id)
      .execute();
    await record(call, 'column.update', { board: row.board_id, id: row.id, name: row.title });
    return { column: viewColumn(row) };
  },
});

/** DELETE /api/columns/{columnId}: its tickets stay on the board, and still say where they were. */
export const removeColumn = operation({
  ...column,
  id: 'deleteColumn',
  method: 'DELETE',
  refusal: 'column_not_deletable',
  handler: async (call) => {
    const { db } = call;
    const found = await columnIn(call);
    await db
      .updateTable('board_columns')
      .set({ deleted_at: now(), ...changed(found) })
      .where('id', '=', found.id)
      .execute();
    await db
      .updateTable('board_columns')
      .set((row) => ({ position: row('position', '-', 1) }))
      .where('board_id', '=', found.board_id)
      .where('deleted_at', 'is', null)
      .where('position', '>', found.position)
      .execute();
    await record(call, 'column.delete', { board: found.board_id, id: found.id, name: found.title });
    return { message: 'Deleted' };
  },
});

/** The column that the path names, on a board that is locked until the transaction ends. */
async function columnIn({ db, path }: Pick<Call, 'db' | 'path'>): Promise<ColumnRow> {
  const id = objectIdIn(path.columnId);
  await findBoard(db, (await findColumn(db, id))?.board_id, { lock: true });
  const found = await findColumn(db, id);
  if (!found) throw fail('column_not_found');
  return found;
}
