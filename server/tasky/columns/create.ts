import { record } from '../activity/record.ts';
import { creator } from '../routing/authz.ts';
import { boardOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { newStored } from '../storage/stored.ts';
import type { ColumnRow } from '../storage/tables.ts';
import { columnsOf } from './repository.ts';
import { viewColumn } from './view.ts';

/** POST /api/boards/{boardId}/columns: it comes after the others. */
export const createColumn = operation<{ readonly title: string }>({
  id: 'createColumn',
  method: 'POST',
  path: '/api/boards/{boardId}/columns',
  authz: creator,
  refusal: 'not_modifiable',
  limit: 'write',
  reads: true,
  invalid: { missing: 'title_required' },
  status: 201,
  handler: async (call) => {
    const { db, body } = call;
    const board = boardOf(call);
    const column: ColumnRow = {
      ...newStored(),
      board_id: board.id,
      title: body.title.trim(),
      position: (await columnsOf(db, board.id)).length,
      deleted_at: null,
    };
    await db.insertInto('board_columns').values(column).execute();
    await record(call, 'column.create', { board: board.id, id: column.id, name: column.title });
    return { column: viewColumn(column) };
  },
});
