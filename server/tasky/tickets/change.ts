import { record } from '../activity/record.ts';
import { boardWriter } from '../routing/authz.ts';
import { type Call, ticketOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { changed } from '../storage/stored.ts';
import type { Priority, Status } from '../storage/tables.ts';
import { type AssigneesInput, assign, assigneesIn } from './assignees.ts';
import { invalidMembers } from './invalid.ts';
import { place } from './positions.ts';
import { viewTicket } from './view.ts';

interface TicketChange extends AssigneesInput {
  readonly title?: string;
  readonly description?: string;
  readonly priority?: Priority;
  readonly status?: Status;
  readonly position?: number;
}

const change = {
  path: '/api/tickets/{ticketId}',
  authz: boardWriter,
  refusal: 'no_ticket_access',
  limit: 'write',
  reads: true,
  invalid: {
    missing: 'title_required',
    members: { ...invalidMembers, status: 'invalid_status', position: 'negative_position' },
  },
  failed: 'Failed to update ticket',
  handler: changeTicket,
} as const;

/** PUT /api/tickets/{ticketId}: the same as PATCH, members that are left out stay as they are. */
export const replaceTicket = operation<TicketChange>({ ...change, id: 'replaceTicket', method: 'PUT' });

/** PATCH /api/tickets/{ticketId} */
export const patchTicket = operation<TicketChange>({ ...change, id: 'changeTicket', method: 'PATCH' });

async function changeTicket(call: Call<TicketChange>): Promise<object> {
  const { db, body } = call;
  const ticket = ticketOf(call);
  const { title, description, priority, status, position } = body;
  const assignees = await assigneesIn(db, body);
  if (assignees) await assign(db, ticket.id, assignees);
  const moved = position === undefined ? undefined : await place(db, ticket, ticket.column_id, position);
  await db
    .updateTable('tickets')
    .set({
      ...{ title: title?.trim(), description, priority, status, position: moved },
      ...changed(ticket),
    })
    .where('id', '=', ticket.id)
    .execute();
  const name = title?.trim() ?? ticket.title;
  await record(call, 'ticket.update', { board: ticket.board_id, id: ticket.id, name });
  return { ticket: await viewTicket(db, ticket.id) };
}
