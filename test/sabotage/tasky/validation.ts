import { family } from '../sabotage.ts';
import { answering } from '../seams/answers.ts';
import { bending, bendingQueries } from '../seams/bodies.ts';
import {
  createBoard,
  createColumn,
  createComment,
  createTicket,
  deleteTicket,
  moveTicket,
  register,
  setRole,
} from './operations.ts';

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** Requests that are accepted and should be refused. */
export const validation = family('validation', [
  {
    id: 'board-without-title',
    title: 'A board without a title gets one.',
    at: [createBoard],
    requirements: ['S-400-title', 'S-status-400'],
    cells: [`${createBoard} 400`],
    apply: bending((body) => (isText(body.title) ? body : { ...body, title: 'Untitled' })),
  },
  {
    id: 'column-without-title',
    title: 'A column without a title gets one.',
    at: [createColumn],
    requirements: ['S-400-title', 'S-status-400'],
    cells: [`${createColumn} 400`],
    apply: bending((body) => (isText(body.title) ? body : { ...body, title: 'Untitled' })),
  },
  {
    id: 'any-email',
    title: 'Any text is an e-mail address.',
    at: [register],
    requirements: ['S-400-email', 'S-status-400'],
    cells: [`${register} 400`],
    apply: bending((body) =>
      isText(body.email) && !/^[^@\s]+@[^@\s]+\.\w+$/.test(body.email)
        ? { ...body, email: `mended-${Math.random()}@example.com` }
        : body,
    ),
  },
  {
    id: 'duplicates-accepted',
    title: 'An address that has an account is registered again.',
    at: [register],
    requirements: ['S-400-duplicate-email'],
    cells: [`${register} 400`],
    apply: answering({
      saying: 'Email already exists',
      status: 201,
      json: () => ({
        ok: true,
        data: {
          user: { _id: '0'.repeat(24), name: 'Twin', email: 'twin@example.com', role: 'member' },
          token: 'twin',
        },
      }),
    }),
  },
  {
    id: 'unknown-priority',
    title: 'A priority that nobody knows is low.',
    at: [createTicket],
    requirements: ['S-status-400'],
    cells: [`${createTicket} 400`],
    apply: bending((body) =>
      [undefined, 'Low', 'Medium', 'High'].includes(body.priority as string | undefined)
        ? body
        : { ...body, priority: 'Low' },
    ),
  },
  {
    id: 'long-titles-cut',
    title: 'A title that is too long is cut.',
    at: [createTicket],
    requirements: ['S-status-400'],
    cells: [`${createTicket} 400`],
    apply: bending((body) => (isText(body.title) ? { ...body, title: body.title.slice(0, 100) } : body)),
  },
  {
    id: 'move-without-index',
    title: 'A move without an index goes to the top.',
    at: [moveTicket],
    requirements: ['S-400-move', 'S-status-400'],
    cells: [`${moveTicket} 400`],
    apply: bending((body) => (body.index === undefined ? { ...body, index: 0 } : body)),
  },
  {
    id: 'comment-without-text',
    title: 'A comment without a text is accepted.',
    at: [createComment],
    requirements: ['S-status-400'],
    cells: [`${createComment} 400`],
    apply: bending((body) => (isText(body.text) ? body : { ...body, text: '…' })),
  },
  {
    id: 'unknown-role',
    title: 'A role that nobody knows is that of a viewer.',
    at: [setRole],
    requirements: ['S-status-400'],
    cells: [`${setRole} 400`],
    apply: bending((body) =>
      ['admin', 'member', 'viewer'].includes(String(body.role)) ? body : { ...body, role: 'viewer' },
    ),
  },
  {
    id: 'hard-deletion-ignored',
    title: 'A deletion for good is an ordinary one, whoever asks for it.',
    at: [deleteTicket],
    requirements: ['S-404-ticket', 'S-status-200'],
    apply: bendingQueries(({ hardDelete: _, ...query }) => query),
  },
]);
