import { at, isObject } from '../../../contract/json.ts';
import { family } from '../sabotage.ts';
import { answering } from '../seams/answers.ts';
import { bending } from '../seams/bodies.ts';
import { handling } from '../seams/handlers.ts';
import {
  changeComment,
  createTicket,
  deleteBoard,
  deleteComment,
  deleteTicket,
  listBoards,
  listColumns,
  moveTicket,
  readBoard,
  readTicket,
  search,
} from './operations.ts';

/** What is done otherwise than it is said. */
export const lifecycle = family('lifecycle', [
  {
    id: 'deleted-ticket-stays',
    title: 'A ticket that is deleted is still there.',
    at: [deleteTicket],
    seenAt: ['* /api/tickets/{ticketId}*', listColumns, search],
    requirements: ['S-404-ticket', 'S-status-404'],
    cells: ['* /api/tickets/{ticketId} 404'],
    apply: handling(async () => ({ ok: true, data: { message: 'Ticket deleted' } })),
  },
  {
    id: 'deleted-board-stays',
    title: 'A board that is deleted is still there.',
    at: [deleteBoard],
    seenAt: [readBoard, listBoards, readTicket, '* /api/boards/{boardId}*'],
    requirements: ['S-404-board', 'S-status-404'],
    apply: handling(async () => ({ ok: true, data: { message: 'Board and all associated data deleted' } })),
  },
  {
    id: 'deleted-comment-stays',
    title: 'A comment that is deleted is still there.',
    at: [deleteComment],
    seenAt: [readTicket, changeComment],
    requirements: ['S-404-comment', 'S-403-comment'],
    apply: handling(async () => ({ ok: true, data: { message: 'Comment deleted' } })),
  },
  {
    id: 'every-move-to-the-top',
    title: 'A ticket that moves always comes to the top.',
    at: [moveTicket],
    seenAt: [listColumns],
    requirements: ['S-status-200', 'S-400-move'],
    apply: bending((body) => (typeof body.index === 'number' ? { ...body, index: 0 } : body)),
  },
  {
    id: 'status-stays-behind',
    title: 'A ticket that moves keeps its status.',
    at: [moveTicket],
    requirements: ['S-status-200', 'S-400-move'],
    apply: answering({
      of: [200],
      json: (body) => {
        const ticket = at(body, '/data/ticket');
        return isObject(ticket) ? { ok: true, data: { ticket: { ...ticket, status: 'backlog' } } } : body;
      },
    }),
  },
  {
    id: 'moves-leave-gaps',
    title: 'The tickets that a move passes stay where they are.',
    at: [moveTicket],
    seenAt: [listColumns],
    requirements: ['S-status-200', 'S-400-move'],
    apply: handling(async (handler, request) => {
      const { db } = request.server.tasky.storage;
      const all = await db.selectFrom('tickets').select(['id', 'position']).execute();
      const answer = await handler();
      const { ticketId } = request.params as { readonly ticketId: string };
      for (const { id, position } of all)
        if (id !== ticketId) await db.updateTable('tickets').set({ position }).where('id', '=', id).execute();
      return answer;
    }),
  },
  {
    id: 'new-ticket-forgotten',
    title: 'A ticket is said to be created, and is not there.',
    at: [createTicket],
    seenAt: ['* /api/tickets/{ticketId}*', listColumns, search],
    requirements: ['S-status-200', 'S-status-201'],
    cells: ['* /api/tickets/{ticketId} *'],
    apply: handling(async (handler, request) => {
      const answer = await handler();
      const id = String(at(answer, '/data/ticket/_id'));
      await request.server.tasky.storage.db.deleteFrom('tickets').where('id', '=', id).execute();
      return answer;
    }),
  },
]);
