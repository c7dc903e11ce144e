import { family } from '../sabotage.ts';
import { handling } from '../seams/handlers.ts';
import { isAt } from '../seams/route.ts';
import { createTicket, deleteBoard, listBoards, listColumns } from './operations.ts';

/** Failures that are no failures, or happen to whoever wants them. */
export const failures = family('failures', [
  {
    id: 'faults-for-everybody',
    title: 'Whoever asks for a fault gets it, without the secret.',
    at: [listBoards],
    requirements: ['S-status-200'],
    apply: (app, at) => {
      app.addHook('preHandler', async (request) => {
        if (isAt(request, at) && request.headers['x-assay-fault'] !== undefined)
          request.fault = 'storage-error:before';
      });
    },
  },
  {
    id: 'failures-hidden',
    title: 'A ticket that could not be stored is answered with 201.',
    at: [createTicket],
    requirements: ['S-500-ticket', 'S-status-500'],
    cells: [`${createTicket} 500`],
    apply: handling(async (handler, request, reply) => {
      if (request.fault === null) return handler();
      reply.code(201);
      return { ok: true, data: { ticket: {} } };
    }),
  },
  {
    id: 'failed-deletion-is-done',
    title: 'A board whose deletion fails is gone all the same.',
    at: [deleteBoard],
    seenAt: [listColumns],
    requirements: ['S-status-500'],
    apply: handling(async (handler, request) => {
      const { boardId } = request.params as { readonly boardId: string };
      if (request.fault !== null)
        await request.server.tasky.storage.db.deleteFrom('boards').where('id', '=', boardId).execute();
      return handler();
    }),
  },
]);
