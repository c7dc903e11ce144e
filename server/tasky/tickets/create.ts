import { record } from '../activity/record.ts';
import { findBoard, isMember } from '../boards/repository.ts';
import { findColumn } from '../columns/repository.ts';
import { fail } from '../errors/tasky-error.ts';
import { memberOrAdministrator } from '../routing/authz.ts';
import { type Call, callerOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { objectIdIn } from '../storage/object-id.ts';
import { newStored } from '../storage/stored.ts';
import type { BoardRow, ColumnRow, Priority, TicketRow } from '../storage/tables.ts';
import { type AssigneesInput, assign, assigneesIn } from './assignees.ts';
import { invalidMembers } from './invalid.ts';
import { ticketsIn } from './positions.ts';
import { viewTicket } from './view.ts';

interface NewTicket extends AssigneesInput {
  readonly title: string;
  readonly boardId: string;
  readonly columnId: string;
  readonly description?: string;
  readonly priority?: Priority;
}

/** POST /api/tickets: it comes to the end of its column. */
export const createTicket = operation<NewTicket>({
  id: 'createTicket',
  method: 'POST',
  path: '/api/tickets',
  authz: memberOrAdministrator,
  refusal: 'viewers_create_no_tickets',
  limit: 'write',
  reads: true,
  invalid: { missing: 'members_required', members: invalidMembers },
  failed: 'Failed to create ticket',
  status: 201,
  handler: async (call) => {
    const { db, body } = call;
    const board = await boardFor(call);
    const column = await columnFor(call, board);
    const assignees = await assigneesIn(db, body);
    const ticket: TicketRow = {
      ...newStored(),
      title: body.title.trim(),
      description: body.description ?? '',
      priority: body.priority ?? 'Medium',
      status: 'backlog',
      board_id: board.id,
      column_id: column.id,
      created_by: callerOf(call).id,
      position: await ticketsIn(db, column.id),
      deleted_at: null,
    };
    await db.insertInto('tickets').values(ticket).execute();
    await assign(db, ticket.id, assignees ?? []);
    await record(call, 'ticket.create', { board: board.id, id: ticket.id, name: ticket.title });
    return { ticket: await viewTicket(db, ticket.id) };
  },
});

/** The board that the body names, locked; one that does not exist is like one without access. */
async function boardFor(call: Call<NewTicket>): Promise<BoardRow> {
  const { db, body } = call;
  const { id, role } = callerOf(call);
  const board = await findBoard(db, objectIdIn(body.boardId), { lock: true });
  if (board && (role === 'admin' || board.owner_id === id || (await isMember(db, board.id, id))))
    return board;
  throw fail('no_board_access');
}

async function columnFor({ db, body }: Call<NewTicket>, board: BoardRow): Promise<ColumnRow> {
  const column = await findColumn(db, objectIdIn(body.columnId));
  if (!column) throw fail('unknown_column');
  if (column.board_id !== board.id) throw fail('foreign_column');
  return column;
}
