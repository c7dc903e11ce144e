import {
  arrayOf,
  boolean,
  dateTime,
  input,
  integer,
  nullable,
  object,
  oneOf,
  schema,
  text,
} from '../../builder/schema.ts';
import { ids, stamps } from '../samples.ts';
import { adaSample, envelope, objectId, Person, stored } from './common.ts';

export const priority = oneOf(['Low', 'Medium', 'High']);
const status = oneOf(['backlog', 'todo', 'in_progress', 'review', 'done']);
const title = text({ min: 1, max: 100, pattern: '\\S' });
const description = text({ max: 1000 });

const Titled = schema(
  'Titled',
  'A board or a column, as tickets show it',
  object({ required: { _id: objectId, title: { type: 'string' } } }),
);

const Comment = schema(
  'Comment',
  'A comment on a ticket; a deleted one stays without its text',
  object({
    required: { _id: objectId, ticket: objectId, author: Person, text: { type: 'string' } },
    optional: { isDeleted: boolean(), deletedAt: nullable(dateTime()), ...stored },
  }),
);

const shown = {
  _id: objectId,
  title: { type: 'string' },
  description: { type: 'string' },
  priority,
  status,
  board: Titled,
  column: Titled,
  createdBy: Person,
  position: integer({ min: 0 }),
} as const;

const rest = {
  id: objectId,
  assignee: nullable(Person),
  assignees: arrayOf(Person),
  comments: arrayOf(Comment),
  commentCount: integer({ min: 0 }),
  deletedAt: nullable(dateTime()),
  isDeleted: boolean(),
  ...stored,
} as const;

export const Ticket = schema('Ticket', 'A ticket', object({ required: shown, optional: rest }));

export const TicketEnvelope = envelope('TicketEnvelope', { ticket: Ticket });
export const CommentEnvelope = envelope('CommentEnvelope', { comment: Comment });
export const Tickets = envelope('TicketsEnvelope', {
  tickets: arrayOf(Ticket),
  total: integer({ min: 0 }),
  totalPages: integer({ min: 0 }),
});
export const OwnTickets = envelope('OwnTicketsEnvelope', {
  tickets: arrayOf(Ticket),
  total: integer({ min: 0 }),
  page: integer({ min: 1 }),
  totalPages: integer({ min: 0 }),
});
export const Found = envelope('SearchEnvelope', {
  results: arrayOf(object({ required: { type: oneOf(['ticket', 'board']), data: { type: 'object' } } })),
  total: integer({ min: 0 }),
  ticketTotal: integer({ min: 0 }),
  boardTotal: integer({ min: 0 }),
});

const reference = { type: 'string', minLength: 1 } as const;
const people = { assignee: nullable(reference), assignees: arrayOf(reference) } as const;

export const NewTicket = schema(
  'NewTicket',
  'A new ticket; it comes to the end of its column',
  input({
    required: { title, boardId: reference, columnId: reference },
    optional: { description, priority, ...people },
  }),
);
export const TicketChange = schema(
  'TicketChange',
  'The members to change. Members that only the server sets are ignored.',
  input({ optional: { title, description, priority, status, position: integer({ min: 0 }), ...people } }),
);
export const Move = schema(
  'Move',
  'The column to move to, and the place in it; a place beyond the end is the end',
  input({ required: { columnId: reference, index: integer({ min: 0 }) } }),
);
export const CommentInput = schema(
  'CommentInput',
  'A comment',
  input({ required: { text: { type: 'string', minLength: 1, pattern: '\\S' } } }),
);

export const newTicketSample = {
  title: 'Write the release notes',
  boardId: ids.board,
  columnId: ids.column,
  priority: 'High',
} as const;

export const ticketSample = {
  _id: ids.ticket,
  title: newTicketSample.title,
  description: '',
  priority: 'High',
  status: 'backlog',
  board: { _id: ids.board, title: 'Release 2.0' },
  column: { _id: ids.column, title: 'Backlog' },
  createdBy: adaSample,
  position: 0,
  ...stamps,
} as const;

export const commentSample = {
  _id: ids.comment,
  ticket: ids.ticket,
  author: adaSample,
  text: 'Who writes about the API?',
  ...stamps,
} as const;
