import { created, type Subject } from '../subject.ts';

export const tasky: Subject = {
  name: 'tasky',
  api: 'tasky',
  command: ['serve', 'tasky'],
  env: { PASSWORD_ROUNDS: '1', UNLIMITED_ADDRESSES: '127.0.0.1' },
  skipped: [],
  enter: async (url) => {
    const make = async (path: string, body: object, headers = {}) =>
      (await created(`${url}/api${path}`, headers, body)).data;
    const { token } = await make('/auth/login', { email: 'admin@tasky.local', password: 'password' });
    const { user } = await make('/auth/register', {
      ...{ name: 'Ann', email: 'ann@example.com', password: 'correct horse' },
    });
    const headers = { authorization: `Bearer ${token}` };
    const { board, columns } = await make('/boards', { title: 'Fuzzed' }, headers);
    const boardId = board._id;
    const columnId = columns[0]._id;
    const { ticket } = await make('/tickets', { title: 'Ticket', boardId, columnId }, headers);
    const { comment } = await make(`/tickets/${ticket._id}/comments`, { text: 'Comment' }, headers);
    const ids: Readonly<Record<string, string>> = {
      ...{ userId: user._id, boardId, columnId, ticketId: ticket._id, commentId: comment._id },
    };
    return { headers, fill: (parameter) => ids[parameter] ?? 'nobody' };
  },
  isError: ({ ok, error }) => ok === false && typeof error === 'string',
};
