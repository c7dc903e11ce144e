import { record } from '../activity/record.ts';
import { findColumn } from '../columns/repository.ts';
import { fail } from '../errors/tasky-error.ts';
import { boardWriter } from '../routing/authz.ts';
import { ticketOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { objectIdIn } from '../storage/object-id.ts';
import { changed } from '../storage/stored.ts';
import type { Status } from '../storage/tables.ts';
import { place } from './positions.ts';
import { viewTicket } from './view.ts';

interface Move {
  readonly columnId: string;
  /** From 0. */
  readonly index: number;
}

/** What a column is called, in lower case, and the status of its tickets. In all others they are in the backlog. */
const statuses: Readonly<Record<string, Status>> = {
  backlog: 'backlog',
  todo: 'todo',
  'in progress': 'in_progress',
  doing: 'in_progress',
  review: 'review',
  reviewing: 'review',
  done: 'done',
  finished: 'done',
};

/** PATCH /api/tickets/{ticketId}/move */
export const moveTicket = operation<Move>({
  id: 'moveTicket',
  method: 'PATCH',
  path: '/api/tickets/{ticketId}/move',
  authz: boardWriter,
  refusal: 'no_ticket_access',
  limit: 'write',
  reads: true,
  invalid: {
    missing: 'place_required',
    members: { columnId: 'place_required', index: 'place_required' },
  },
  failed: 'Failed to move ticket',
  handler: async (call) => {
    const { db, body } = call;
    const ticket = ticketOf(call);
    const column = await findColumn(db, objectIdIn(body.columnId));
    if (column?.board_id !== ticket.board_id) throw fail('foreign_column');
    const position = await place(db, ticket, column.id, body.index);
    const status = statuses[column.title.toLowerCase()] ?? 'backlog';
    await db
      .updateTable('tickets')
      .set({ column_id: column.id, position, status, ...changed(ticket) })
      .where('id', '=', ticket.id)
      .execute();
    const metadata = { fromColumn: ticket.column_id, toColumn: column.id };
    await record(call, 'ticket.move', {
      ...{ board: ticket.board_id, id: ticket.id, name: ticket.title, metadata },
    });
    return { ticket: await viewTicket(db, ticket.id) };
  },
});
