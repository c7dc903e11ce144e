import { boardAccess } from '../routing/authz.ts';
import { boardOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { ticketsOfBoard } from '../tickets/repository.ts';
import { viewTickets } from '../tickets/view.ts';
import { columnsOf } from './repository.ts';
import { viewColumn } from './view.ts';

/** GET /api/boards/{boardId}/columns */
export const listColumns = operation({
  id: 'listColumns',
  method: 'GET',
  path: '/api/boards/{boardId}/columns',
  authz: boardAccess,
  refusal: 'no_board_access',
  handler: async (call) => {
    const { db } = call;
    const { id } = boardOf(call);
    const columns = await columnsOf(db, id);
    const tickets = await viewTickets(db, await ticketsOfBoard(db, id));
    const items = Map.groupBy(tickets, ({ column }) => column._id);
    return {
      columns: columns.map((column) => ({ ...viewColumn(column), items: items.get(column.id) ?? [] })),
    };
  },
});
