import { contains } from '../../storage/filters.ts';
import { boardsOf } from '../boards/repository.ts';
import { viewBoards } from '../boards/view.ts';
import { anyUser } from '../routing/authz.ts';
import { type Call, callerOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { pageIn, textIn } from '../routing/query.ts';
import { shownTickets } from './repository.ts';
import { viewTickets } from './view.ts';

/** GET /api/tickets/search: tickets, then boards, that the caller may see. */
export const search = operation({
  id: 'search',
  method: 'GET',
  path: '/api/tickets/search',
  authz: anyUser,
  limit: 'search',
  failed: 'Internal search error',
  handler: async (call) => {
    const { db, query } = call;
    const { limit, offset } = pageIn(query, 10);
    const tickets = ticketsFor(call);
    const boards = boardsFor(call);
    if (!tickets || !boards) return { results: [], total: 0, ticketTotal: 0, boardTotal: 0 };
    const { total: ticketTotal } = await tickets
      .clearSelect()
      .select((row) => row.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const { total: boardTotal } = await boards
      .clearSelect()
      .select((row) => row.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const foundTickets = await tickets
      .orderBy('tickets.created_at', 'desc')
      .orderBy('tickets.id', 'desc')
      .limit(limit)
      .offset(offset)
      .execute();
    const foundBoards = await boards
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit - foundTickets.length)
      .offset(Math.max(0, offset - ticketTotal))
      .execute();
    const results = [
      ...(await viewTickets(db, foundTickets)).map((data) => ({ type: 'ticket', data })),
      ...(await viewBoards(db, foundBoards)).map((data) => ({ type: 'board', data })),
    ];
    return { results, total: ticketTotal + boardTotal, ticketTotal, boardTotal };
  },
});

function ticketsFor(call: Call) {
  const { db } = call;
  const { id, role } = callerOf(call);
  const fits = contains('tickets.title', 'tickets.description')(textIn(call.query.q));
  if (!fits) return undefined;
  const found = shownTickets(db).where(fits);
  return role === 'admin' ? found : found.where('tickets.board_id', 'in', boardsOf(db, id));
}

function boardsFor(call: Call) {
  const { db } = call;
  const { id, role } = callerOf(call);
  const fits = contains('boards.title', 'boards.description')(textIn(call.query.q));
  if (!fits) return undefined;
  const found = db.selectFrom('boards').selectAll().where(fits);
  return role === 'admin' ? found : found.where('boards.id', 'in', boardsOf(db, id));
}
