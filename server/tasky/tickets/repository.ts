import { prepared } from '../../storage/prepared.ts';
import type { Db, TicketRow } from '../storage/tables.ts';

/** The ticket of this id, also if it is deleted. */
export async function findTicket(db: Db, id: string | undefined): Promise<TicketRow | undefined> {
  if (id === undefined) return undefined;
  const [ticket] = await selectTicket(db, { id });
  return ticket;
}

const selectTicket = prepared((db: Db, { id }: { readonly id: string }) =>
  db.selectFrom('tickets').selectAll().where('id', '=', id),
);

export async function isAssigned(db: Db, ticketId: string, userId: string): Promise<boolean> {
  return (await selectAssignee(db, { ticketId, userId })).length > 0;
}

const selectAssignee = prepared(
  (db: Db, { ticketId, userId }: { readonly ticketId: string; readonly userId: string }) =>
    db
      .selectFrom('ticket_assignees')
      .select('user_id')
      .where('ticket_id', '=', ticketId)
      .where('user_id', '=', userId),
);

/** Tickets that are not deleted, with what an answer shows of their board, column and creator. */
export function shownTickets(db: Db) {
  return db
    .selectFrom('tickets')
    .innerJoin('boards', 'boards.id', 'tickets.board_id')
    .innerJoin('board_columns', 'board_columns.id', 'tickets.column_id')
    .innerJoin('users', 'users.id', 'tickets.created_by')
    .selectAll('tickets')
    .select([
      'boards.title as board_title',
      'board_columns.title as column_title',
      'users.name as creator_name',
      'users.email as creator_email',
    ])
    .where('tickets.deleted_at', 'is', null);
}

export type ShownTicket = Awaited<ReturnType<ReturnType<typeof shownTickets>['execute']>>[number];

/** Column by column, each by position. */
export function ticketsOfBoard(db: Db, boardId: string): Promise<ShownTicket[]> {
  return shownTickets(db)
    .where('tickets.board_id', '=', boardId)
    .orderBy('tickets.column_id')
    .orderBy('tickets.position')
    .execute();
}

/** How many values a query names at most; databases have limits. */
const MOST_NAMED = 500;

/** Who is assigned to some tickets, by ticket, in order. */
export async function assigneesOf(db: Db, ids: readonly string[]) {
  const found = [];
  for (let start = 0; start < ids.length; start += MOST_NAMED)
    found.push(...(await assigneesOfSome(db, ids.slice(start, start + MOST_NAMED))));
  return Map.groupBy(found, ({ ticket_id }) => ticket_id);
}

function assigneesOfSome(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('ticket_assignees')
    .innerJoin('users', 'users.id', 'ticket_assignees.user_id')
    .select(['ticket_id', 'users.id', 'name', 'email'])
    .where('ticket_id', 'in', ids)
    .orderBy('place')
    .execute();
}
