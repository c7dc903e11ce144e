import { record } from '../activity/record.ts';
import { fail } from '../errors/tasky-error.ts';
import { boardWriter } from '../routing/authz.ts';
import { callerOf, ticketOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { changed, now } from '../storage/stored.ts';
import { closeGap } from './positions.ts';

/** DELETE /api/tickets/{ticketId}: it is kept where nobody sees it, unless an administrator wants it gone. */
export const removeTicket = operation({
  id: 'deleteTicket',
  method: 'DELETE',
  path: '/api/tickets/{ticketId}',
  authz: boardWriter,
  refusal: 'no_ticket_access',
  limit: 'write',
  findsDeleted: ({ query, caller }) => isForGood(query) && caller?.role === 'admin',
  failed: 'Failed to delete ticket',
  handler: async (call) => {
    const { db, query } = call;
    const ticket = ticketOf(call);
    const forGood = isForGood(query);
    if (forGood && callerOf(call).role !== 'admin') throw fail('no_ticket_access');
    if (ticket.deleted_at === null) await closeGap(db, ticket);
    const { id, board_id, title } = ticket;
    if (forGood) await db.deleteFrom('tickets').where('id', '=', id).execute();
    else
      await db
        .updateTable('tickets')
        .set({ deleted_at: now(), ...changed(ticket) })
        .where('id', '=', id)
        .execute();
    await record(call, 'ticket.delete', { board: board_id, id, name: title, metadata: { forGood } });
    return { message: forGood ? 'Ticket permanently deleted' : 'Ticket deleted' };
  },
});

function isForGood({ hardDelete }: Readonly<Record<string, unknown>>): boolean {
  return hardDelete === 'true';
}
