import type { Call } from './call.ts';
import type { Board, Ticket, User } from './records.ts';

/** What several routes show, and whom. */

export function hasAccess({ owner, members }: Board, { _id, role }: User): boolean {
  return role === 'admin' || owner === _id || members.includes(_id);
}

export function person({ _id, name, email }: User): object {
  return { _id, name, email };
}

export function shownTicket({ records }: Call, ticket: Ticket): object {
  const { _id, title } = records.boards.get(ticket.board) ?? { _id: ticket.board, title: '' };
  const column = records.columns.get(ticket.column);
  const creator = records.users.get(ticket.createdBy);
  return {
    ...ticket,
    id: ticket._id,
    isDeleted: ticket.deletedAt !== null,
    board: { _id, title },
    column: { _id: ticket.column, title: column?.title ?? '' },
    createdBy: creator && person(creator),
  };
}
