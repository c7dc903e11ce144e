import { viewPerson } from '../accounts/view.ts';
import { stamps } from '../storage/stored.ts';
import type { Db } from '../storage/tables.ts';
import { assigneesOf, type ShownTicket, shownTickets } from './repository.ts';

/** Tickets with their people. */
export async function viewTickets(db: Db, tickets: readonly ShownTicket[]) {
  const people = await assigneesOf(
    db,
    tickets.map(({ id }) => id),
  );
  return tickets.map((ticket) => {
    const assignees = (people.get(ticket.id) ?? []).map(viewPerson);
    const { id, title, description, priority, status, position } = ticket;
    return {
      ...{ _id: id, id, title, description, priority, status, position },
      board: { _id: ticket.board_id, title: ticket.board_title },
      column: { _id: ticket.column_id, title: ticket.column_title },
      createdBy: viewPerson({
        id: ticket.created_by,
        name: ticket.creator_name,
        email: ticket.creator_email,
      }),
      assignee: assignees[0] ?? null,
      assignees,
      deletedAt: null,
      isDeleted: false,
      ...stamps(ticket),
    };
  });
}

/** The ticket of this id. */
export async function viewTicket(db: Db, id: string) {
  const [view] = await viewTickets(db, await shownTickets(db).where('tickets.id', '=', id).execute());
  return view;
}
