import {
  bodyOf,
  type Call,
  callerOf,
  done,
  ok,
  Refusal,
  type Reply,
  type Route,
  requireMember,
} from './call.ts';
import { castText, findById, keep, newStored, type Ticket } from './records.ts';
import type { Release } from './release.ts';
import { hasAccess, person, shownTicket } from './shown.ts';

/** The titles of columns that are known to a move; of every other column the status is `backlog`. */
const statuses: Readonly<Record<string, string>> = {
  Backlog: 'backlog',
  Todo: 'todo',
  Doing: 'in_progress',
  Reviewing: 'review',
  Finished: 'done',
};

export function ticketRoutes(release: Release): readonly Route[] {
  const isEarlier = release === 'r22';
  const guard = (call: Call, what: string): void => {
    if (isEarlier) requireMember(call, `Only members and admins can ${what} tickets`);
  };
  const change = (method: string): Route => ({
    route: `${method} /api/tickets/:ticketId`,
    failed: 'Failed to update ticket',
    handler: (call) => {
      guard(call, 'modify');
      const ticket = reachable(call);
      const { title, description, priority, status } = bodyOf(call);
      const given = { title, description, priority, status };
      for (const [name, value] of Object.entries(given))
        if (value !== undefined) Object.assign(ticket, { [name]: castText(value, name) });
      validate(ticket);
      return ok({ ticket: shownTicket(call, ticket) });
    },
  });
  return [
    {
      route: 'GET /api/tickets/search',
      failed: 'Internal search error',
      handler: (call) => search(call, isEarlier),
    },
    { route: 'GET /api/tickets/mine', handler: (call) => page(call, own(call)) },
    { route: 'GET /api/tickets', handler: (call) => withoutPage(page(call, joined(call))) },
    {
      route: 'POST /api/tickets',
      handler: (call) => {
        guard(call, 'create');
        return create(call, isEarlier);
      },
    },
    {
      route: 'GET /api/tickets/:ticketId',
      failed: 'Failed to fetch ticket',
      handler: (call) => {
        const ticket = reachable(call);
        const comments = commentsOf(call, ticket);
        const more = isEarlier ? { comments } : { comments, commentCount: comments.length };
        return ok({ ticket: { ...shownTicket(call, ticket), ...more } });
      },
    },
    change('PUT'),
    change('PATCH'),
    {
      route: 'PATCH /api/tickets/:ticketId/move',
      failed: 'Failed to move ticket',
      handler: (call) => {
        guard(call, 'modify');
        const { columnId, index } = bodyOf(call);
        if (!columnId || index === undefined) throw new Refusal(400, 'columnId and index are required');
        const ticket = reachable(call);
        const column = findById(call.records.columns, columnId);
        if (!column) throw new Refusal(404, 'Column not found');
        ticket.column = column._id;
        ticket.position = castPosition(index);
        ticket.status = statuses[column.title ?? ''] ?? 'backlog';
        return ok({ ticket: shownTicket(call, ticket) });
      },
    },
    {
      route: 'DELETE /api/tickets/:ticketId',
      failed: 'Failed to delete ticket',
      handler: (call) => {
        guard(call, 'delete');
        const ticket = reachable(call);
        if (call.query.get('hardDelete') !== 'true' || callerOf(call).role !== 'admin') {
          ticket.deletedAt = new Date().toISOString();
          return done('Ticket deleted');
        }
        call.records.tickets.delete(ticket._id);
        return done('Ticket permanently deleted');
      },
    },
  ];
}

function create(call: Call, isEarlier: boolean): Reply {
  const { title, boardId, columnId, description, priority } = bodyOf(call);
  if (!title || !boardId || !columnId) throw new Refusal(400, 'Title, boardId, and columnId are required');
  const caller = callerOf(call);
  const { boards, columns, tickets } = call.records;
  // A malformed identifier is refused like a foreign board.
  const board = typeof boardId === 'string' ? boards.get(boardId) : undefined;
  const isIn =
    board && (isEarlier ? hasAccess(board, { ...caller, role: 'member' }) : hasAccess(board, caller));
  if (!board || !isIn) throw new Refusal(403, "You don't have access to this board");
  const column = typeof columnId === 'string' ? columns.get(columnId) : undefined;
  if (!column && !isEarlier) throw new Refusal(400, 'Column not found');
  if (column?.board !== board._id) throw new Refusal(400, 'Invalid column for this board');
  const ticket: Ticket = {
    ...newStored(),
    title: castText(title, 'title')?.trim() ?? '',
    description: castText(description, 'description') ?? '',
    priority: castText(priority, 'priority') ?? 'Medium',
    status: 'backlog',
    board: board._id,
    column: column._id,
    assignees: [],
    createdBy: caller._id,
    position: [...tickets.values()].filter((one) => one.column === column._id).length,
    deletedAt: null,
  };
  try {
    validate(ticket);
  } catch (error) {
    throw new Error(`Failed to create ticket: ${(error as Error).message}`);
  }
  return ok({ ticket: shownTicket(call, keep(tickets, ticket)) }, 201);
}

function castPosition(value: unknown): number {
  const number = typeof value === 'object' ? Number.NaN : Number(value);
  if (Number.isNaN(number)) throw new Error(`Cast to Number failed for value "${value}" at path "position"`);
  if (number < 0) throw new Error('Ticket validation failed: position: Position cannot be negative');
  return number;
}

/** What the model refuses surfaces as a failure of the server. */
function validate({ title, description, priority, status }: Ticket): void {
  const problems = [
    title.trim() === '' && 'title: Title is required',
    title.length > 100 && 'title: Title cannot exceed 100 characters',
    description.length > 1000 && 'description: Description cannot exceed 1000 characters',
    !['Low', 'Medium', 'High'].includes(priority) && 'priority: Priority must be Low, Medium, or High',
    !['backlog', 'todo', 'in_progress', 'review', 'done'].includes(status) &&
      'status: Status must be backlog, todo, in_progress, review, or done',
  ].filter((problem) => problem !== false);
  if (problems.length > 0) throw new Error(`Ticket validation failed: ${problems.join(', ')}`);
}

/** An administrator needs to be one of these, too; and what does not exist is refused like what is foreign. */
function reachable(call: Call): Ticket {
  const { records, path } = call;
  const { _id } = callerOf(call);
  const ticket = findById(records.tickets, path.ticketId);
  const board = ticket && records.boards.get(ticket.board);
  const isOnes = ticket?.createdBy === _id || board?.owner === _id || board?.members.includes(_id);
  if (!ticket || ticket.deletedAt !== null || !isOnes)
    throw new Refusal(403, "You don't have access to this ticket");
  return ticket;
}

function joined({ records, caller }: Call): Ticket[] {
  const id = caller?._id ?? '';
  return [...records.tickets.values()].filter(({ board, deletedAt }) => {
    const there = records.boards.get(board);
    return deletedAt === null && (there?.owner === id || there?.members.includes(id));
  });
}

function own(call: Call): Ticket[] {
  return joined(call).filter(({ assignees }) => assignees.includes(callerOf(call)._id));
}

function page(call: Call, tickets: readonly Ticket[]): Reply {
  const number = Math.max(1, Math.trunc(Number(call.query.get('page'))) || 1);
  const limit = Math.max(1, Math.trunc(Number(call.query.get('limit'))) || 20);
  const some = tickets.slice((number - 1) * limit, number * limit);
  const total = tickets.length;
  return ok({
    tickets: some.map((ticket) => shownTicket(call, ticket)),
    total,
    page: number,
    totalPages: Math.ceil(total / limit),
  });
}

/** That list does not say which page it is. */
function withoutPage({ status, json }: Reply): Reply {
  const { data } = json as { data: { page: unknown } };
  const { page: _, ...rest } = data;
  return { status, json: { ok: true, data: rest } };
}

function search(call: Call, isEarlier: boolean): Reply {
  const wanted = call.query.get('q') ?? '';
  const pattern = new RegExp(wanted, 'i');
  const tickets = wanted === '' ? [] : joined(call).filter(({ title }) => pattern.test(title));
  const shown = tickets.map((ticket) => shownTicket(call, ticket));
  const total = tickets.length;
  if (isEarlier) return ok({ tickets: shown, total, page: 1, totalPages: Math.ceil(total / 10) });
  const results = shown.map((data) => ({ type: 'ticket', data }));
  return ok({ results, total, ticketTotal: total, boardTotal: 0 });
}

function commentsOf({ records }: Call, { _id }: Ticket): object[] {
  return [...records.comments.values()]
    .filter(({ ticket }) => ticket === _id)
    .map((comment) => {
      const author = records.users.get(comment.author);
      return { ...comment, author: author && person(author) };
    });
}
