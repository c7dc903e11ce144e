import {
  bodyOf,
  type Call,
  callerOf,
  done,
  ok,
  Refusal,
  type Route,
  requireAdministrator,
  requireMember,
} from './call.ts';
import { type Board, castText, findById, keep, newStored } from './records.ts';
import type { Release } from './release.ts';
import { hasAccess, shownTicket } from './shown.ts';

const firstColumns = ['Backlog', 'Todo', 'In Progress', 'Review', 'Done'];

export function boardRoutes(release: Release): readonly Route[] {
  const both: readonly Route[] = [
    {
      route: 'GET /api/boards',
      handler: (call) => {
        const boards = [...call.records.boards.values()].filter((board) => hasAccess(board, callerOf(call)));
        return ok({ boards: boards.toReversed().map((board) => shown(call, board)) });
      },
    },
    {
      route: 'POST /api/boards',
      failed: 'Failed to create board',
      handler: (call) => {
        requireMember(call);
        const { title, description } = bodyOf(call);
        const text = castText(title, 'title')?.trim();
        if (!text) throw new Refusal(400, '`title` is required');
        const board = keep(call.records.boards, {
          ...newStored(),
          title: text,
          description: castText(description, 'description') ?? '',
          owner: callerOf(call)._id,
          members: [],
        });
        const columns = firstColumns.map((name, position) =>
          keep(call.records.columns, { ...newStored(), title: name, board: board._id, position }),
        );
        return ok({ board: shown(call, board), columns }, 201);
      },
    },
    {
      route: 'GET /api/boards/:boardId',
      failed: 'Failed to fetch board',
      handler: (call) => ok({ board: shown(call, readable(call)) }),
    },
    {
      route: 'DELETE /api/boards/:boardId',
      failed: 'Failed to delete board',
      handler: (call) => {
        requireMember(call);
        const { _id, role } = callerOf(call);
        const board = existing(call);
        if (board.owner !== _id && role !== 'admin')
          throw new Refusal(403, 'You do not have permission to delete this board');
        const { boards, columns, tickets } = call.records;
        boards.delete(board._id);
        for (const all of [columns, tickets])
          for (const one of [...all.values()]) if (one.board === board._id) all.delete(one._id);
        return done('Board and all associated data deleted');
      },
    },
    {
      route: 'GET /api/boards/:boardId/columns',
      failed: 'Failed to fetch board',
      handler: (call) => {
        const { _id } = readable(call);
        const columns = [...call.records.columns.values()].filter(({ board }) => board === _id);
        // Neither in an envelope, nor without the tickets that are deleted.
        const filled = columns.map((column) => ({
          ...column,
          items: [...call.records.tickets.values()]
            .filter((ticket) => ticket.column === column._id)
            .sort((one, other) => one.position - other.position)
            .map((ticket) => shownTicket(call, ticket)),
        }));
        return { status: 200, json: filled };
      },
    },
    {
      route: 'POST /api/boards/:boardId/columns',
      handler: (call) => {
        requireMember(call);
        const board = modifiable(call);
        const title = castText(bodyOf(call).title, 'title')?.trim();
        if (!title) throw new Refusal(400, 'Title is required');
        const { columns } = call.records;
        const position = [...columns.values()].filter((column) => column.board === board._id).length;
        return ok({ column: keep(columns, { ...newStored(), title, board: board._id, position }) }, 201);
      },
    },
    {
      route: 'PATCH /api/columns/:columnId',
      handler: (call) => {
        requireAdministrator(call);
        const column = existingColumn(call);
        column.title = castText(bodyOf(call).title, 'title');
        return ok({ column });
      },
    },
    {
      route: 'DELETE /api/columns/:columnId',
      handler: (call) => {
        requireAdministrator(call);
        call.records.columns.delete(existingColumn(call)._id);
        return done('Deleted');
      },
    },
  ];
  const members: readonly Route[] = (['POST', 'DELETE'] as const).map((method) => ({
    route: `${method} /api/boards/:boardId/members/:userId`,
    handler: (call) => {
      requireAdministrator(call);
      const board = existing(call);
      const user = findById(call.records.users, call.path.userId);
      if (!user) throw new Refusal(404, 'User not found');
      const others = board.members.filter((id) => id !== user._id);
      board.members = method === 'POST' ? [...others, user._id] : others;
      return ok({ board: shown(call, board) });
    },
  }));
  return release === 'r31' ? [...both, ...members] : both;
}

function existing({ records, path }: Call): Board {
  const board = findById(records.boards, path.boardId);
  if (!board) throw new Refusal(404, 'Board not found');
  return board;
}

function readable(call: Call): Board {
  const board = existing(call);
  if (!hasAccess(board, callerOf(call))) throw new Refusal(403, 'You do not have access to this board');
  return board;
}

/** A board that does not exist is refused like a foreign one. */
function modifiable(call: Call): Board {
  const board = findById(call.records.boards, call.path.boardId);
  const { _id, role } = callerOf(call);
  if (!board || (board.owner !== _id && role !== 'admin'))
    throw new Refusal(403, 'You do not have permission to modify this board');
  return board;
}

function existingColumn({ records, path }: Call) {
  const column = findById(records.columns, path.columnId);
  if (!column) throw new Refusal(404, 'Column not found');
  return column;
}

function shown({ records }: Call, board: Board): object {
  const holder = (id: string) => {
    const { _id, name, email, role } = records.users.get(id) ?? { _id: id, name: '', email: '', role: '' };
    return { _id, name, email, role };
  };
  return { ...board, owner: holder(board.owner), members: board.members.map(holder) };
}
