import { record } from '../activity/record.ts';
import { viewColumn } from '../columns/view.ts';
import { memberOrAdministrator } from '../routing/authz.ts';
import { callerOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { newStored } from '../storage/stored.ts';
import type { BoardRow, ColumnRow } from '../storage/tables.ts';
import { viewBoard } from './view.ts';

interface BoardInput {
  readonly title: string;
  readonly description?: string;
}

/** The columns of every new board. */
const firstColumns = ['Backlog', 'Todo', 'In Progress', 'Review', 'Done'];

/** POST /api/boards */
export const createBoard = operation<BoardInput>({
  id: 'createBoard',
  method: 'POST',
  path: '/api/boards',
  authz: memberOrAdministrator,
  refusal: 'viewers_create_no_boards',
  limit: 'write',
  reads: true,
  invalid: { missing: 'title_required' },
  failed: 'Failed to create board',
  status: 201,
  handler: async (call) => {
    const { db, body } = call;
    const board: BoardRow = {
      ...newStored(),
      title: body.title.trim(),
      description: body.description ?? '',
      owner_id: callerOf(call).id,
    };
    const columns: ColumnRow[] = firstColumns.map((title, position) => ({
      ...newStored(),
      board_id: board.id,
      title,
      position,
      deleted_at: null,
    }));
    await db.insertInto('boards').values(board).execute();
    await db.insertInto('board_columns').values(columns).execute();
    await record(call, 'board.create', { board: board.id, id: board.id, name: board.title });
    return { board: await viewBoard(db, board), columns: columns.map(viewColumn) };
  },
});
