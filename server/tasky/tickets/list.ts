import { type Expression, type SqlBool, sql } from 'kysely';
import { boardsOf } from '../boards/repository.ts';
import { anyUser } from '../routing/authz.ts';
import { type Call, callerOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { choiceIn, pageIn, textIn } from '../routing/query.ts';
import type { Db } from '../storage/tables.ts';
import { shownTickets } from './repository.ts';
import { viewTickets } from './view.ts';

const priorities = ['Low', 'Medium', 'High'] as const;

const rank = sql<number>`case tickets.priority when 'Low' then 1 when 'Medium' then 2 else 3 end`;

/** GET /api/tickets: those of boards that the caller owns or is a member of, also for administrators. */
export const listTickets = operation({
  id: 'listTickets',
  method: 'GET',
  path: '/api/tickets',
  authz: anyUser,
  failed: 'Failed to list tickets',
  handler: async (call) => {
    const { db, query } = call;
    const status = textIn(query.status);
    const { tickets, total, totalPages } = await pageOf(call, [
      inBoards(db, callerOf(call).id),
      ...assignedTo(db, textIn(query.assignee)),
      ...(status === undefined
        ? []
        : [sql<SqlBool>`(tickets.status = ${status} or tickets.column_id = ${status})`]),
    ]);
    return { tickets, total, totalPages };
  },
});

/** GET /api/tickets/mine: those that the caller is assigned to. */
export const listOwnTickets = operation({
  id: 'listOwnTickets',
  method: 'GET',
  path: '/api/tickets/mine',
  authz: anyUser,
  failed: 'Failed to fetch your tickets',
  handler: (call) => pageOf(call, assignedTo(call.db, callerOf(call).id)),
});

/** A page of the tickets that meet all conditions, and have the priority that the query names. */
async function pageOf({ db, query }: Call, conditions: readonly Expression<SqlBool>[]) {
  const priority = choiceIn(query.priority, priorities);
  const { page, limit, offset } = pageIn(query, 20);
  let fitting = shownTickets(db);
  for (const condition of conditions) fitting = fitting.where(condition);
  if (priority !== undefined) fitting = fitting.where('tickets.priority', '=', priority);
  const direction = choiceIn(query.order, ['asc', 'desc']) ?? 'desc';
  const ordered =
    query.sort === 'priority'
      ? fitting.orderBy(rank, direction)
      : fitting.orderBy('tickets.created_at', direction);
  const found = await ordered.orderBy('tickets.id', direction).limit(limit).offset(offset).execute();
  const { total } = await fitting
    .clearSelect()
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { tickets: await viewTickets(db, found), total, page, totalPages: Math.ceil(total / limit) };
}

function inBoards(db: Db, userId: string): Expression<SqlBool> {
  return sql<SqlBool>`tickets.board_id in ${boardsOf(db, userId)}`;
}

function assignedTo(db: Db, userId: string | undefined): Expression<SqlBool>[] {
  if (userId === undefined) return [];
  const theirs = db.selectFrom('ticket_assignees').select('ticket_id').where('user_id', '=', userId);
  return [sql<SqlBool>`tickets.id in ${theirs}`];
}
