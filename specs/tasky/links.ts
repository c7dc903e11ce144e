import type { Producers } from '../builder/links.ts';

export const producers: Producers = {
  register: [{ parameter: 'userId', at: '/data/user/_id' }],
  createBoard: [{ parameter: 'boardId', at: '/data/board/_id' }],
  createColumn: [{ parameter: 'columnId', at: '/data/column/_id' }],
  createTicket: [{ parameter: 'ticketId', at: '/data/ticket/_id' }],
  createComment: [{ parameter: 'commentId', at: '/data/comment/_id' }],
};
