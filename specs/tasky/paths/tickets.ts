import type { NamedExamples, Operation } from '../../builder/operation.ts';
import { oneOf } from '../../builder/schema.ts';
import { anyUser, boardAccess, boardWriter, memberOrAdministrator } from '../authz.ts';
import { failure, invalid, refused, unknown } from '../errors.ts';
import { manyWrites, operation } from '../operation.ts';
import { filter, paging } from '../parameters.ts';
import { ids } from '../samples.ts';
import { Message } from '../schemas/common.ts';
import {
  Found,
  Move,
  NewTicket,
  newTicketSample,
  OwnTickets,
  priority,
  TicketChange,
  TicketEnvelope,
  Tickets,
  ticketSample,
} from '../schemas/ticket.ts';

const tag = 'Tickets';
const collection = '/api/tickets';
const ticket = `${collection}/{ticketId}`;
const all = ['P', 'R22', 'R31'] as const;

export const ticketNotFound: NamedExamples = { ticket_not_found: unknown('ticketId', 'Ticket not found') };
export const noTicketAccess: NamedExamples = {
  no_ticket_access: refused("You don't have access to this ticket"),
};

const invalidMembers: NamedExamples = {
  title_too_long: invalid('title', 'Title cannot exceed 100 characters'),
  description_too_long: invalid('description', 'Description cannot exceed 1000 characters'),
  invalid_priority: invalid('priority', 'Priority must be Low, Medium, or High'),
  invalid_assignee: invalid('assignee', 'Assignee must be a valid user'),
};

const invalidChanges: NamedExamples = {
  title_required: failure('Title is required'),
  ...invalidMembers,
  invalid_status: invalid('status', 'Status must be backlog, todo, in_progress, review, or done'),
  negative_position: invalid('position', 'Position cannot be negative'),
};

const foreignColumn: NamedExamples = { foreign_column: failure('Invalid column for this board') };

const foreignBoard = failure("You don't have access to this board", { cause: 'foreign-resource' });

const filters = [filter('priority', 'Only those with this priority, in any case', priority, 'High')];

const changing = {
  tag,
  authz: boardWriter,
  success: {
    status: 200,
    description: 'The changed ticket',
    schema: TicketEnvelope,
    data: { ticket: ticketSample },
  },
  limited: manyWrites,
} as const;

const update = {
  ...changing,
  summary: 'Change a ticket',
  description: 'Members that are left out stay as they are.',
  path: ticket,
  body: { schema: TicketChange, sample: { title: newTicketSample.title, priority: 'High' } },
  from: all,
  errors: { 400: invalidChanges, 403: noTicketAccess, 404: ticketNotFound },
  failed: 'Failed to update ticket',
} as const;

export const ticketOperations: readonly Operation[] = [
  operation({
    id: 'search',
    method: 'get',
    path: `${collection}/search`,
    tag,
    summary: 'Search boards and tickets',
    description: 'Without `q`, nothing is found. Thirty searches a minute can be made from one address.',
    authz: anyUser,
    query: [filter('q', 'Text in titles and descriptions', { type: 'string' }, 'release'), ...paging(10)],
    success: {
      status: 200,
      description: 'What the caller may see',
      schema: Found,
      data: { results: [{ type: 'ticket', data: ticketSample }], total: 1, ticketTotal: 1, boardTotal: 0 },
    },
    from: ['S', 'P', 'R31'],
    errors: {},
    limited: 'Too many search requests. Please try again in a minute.',
    failed: 'Internal search error',
  }),
  operation({
    id: 'listOwnTickets',
    method: 'get',
    path: `${collection}/mine`,
    tag,
    summary: 'List tickets of the caller',
    authz: anyUser,
    query: [...paging(20), ...filters],
    success: {
      status: 200,
      description: 'Tickets that the caller is assigned to',
      schema: OwnTickets,
      data: { tickets: [ticketSample], total: 1, page: 1, totalPages: 1 },
    },
    from: all,
    errors: {},
    failed: 'Failed to fetch your tickets',
  }),
  operation({
    id: 'listTickets',
    method: 'get',
    path: collection,
    tag,
    summary: 'List tickets',
    description: 'Those of boards that the caller owns or is a member of.',
    authz: anyUser,
    query: [
      ...paging(20),
      filter('assignee', 'Only those of this user', { type: 'string' }, ids.ada),
      filter('status', 'Only those with this status, or in this column', { type: 'string' }, 'backlog'),
      ...filters,
      filter('sort', 'The member to sort by', oneOf(['createdAt', 'priority']), 'createdAt'),
      filter('order', 'Ascending or descending', oneOf(['asc', 'desc']), 'desc'),
    ],
    success: {
      status: 200,
      description: 'A page of tickets',
      schema: Tickets,
      data: { tickets: [ticketSample], total: 1, totalPages: 1 },
    },
    from: all,
    errors: {},
    failed: 'Failed to list tickets',
  }),
  operation({
    id: 'createTicket',
    method: 'post',
    path: collection,
    tag,
    summary: 'Create a ticket',
    description:
      'An identifier of a board that does not exist is treated like that of a board without access.',
    authz: memberOrAdministrator,
    body: { schema: NewTicket, sample: newTicketSample },
    success: {
      status: 201,
      description: 'The new ticket, at the end of its column',
      schema: TicketEnvelope,
      data: { ticket: ticketSample },
    },
    from: ['S', ...all],
    errors: {
      400: {
        members_required: failure('Title, boardId, and columnId are required', { cause: 'missing-member' }),
        ...invalidMembers,
        ...foreignColumn,
        column_not_found: failure('Column not found'),
      },
      403: { viewer: refused('Only members and admins can create tickets'), foreign_board: foreignBoard },
    },
    limited: manyWrites,
    failed: 'Failed to create ticket',
  }),
  operation({
    id: 'getTicket',
    method: 'get',
    path: ticket,
    tag,
    summary: 'Get a ticket',
    authz: boardAccess,
    success: {
      status: 200,
      description: 'The ticket with its comments',
      schema: TicketEnvelope,
      data: { ticket: { ...ticketSample, comments: [], commentCount: 0 } },
    },
    from: ['S', ...all],
    errors: { 403: noTicketAccess, 404: ticketNotFound },
    failed: 'Failed to fetch ticket',
  }),
  operation({ id: 'replaceTicket', method: 'put', ...update }),
  operation({ id: 'changeTicket', method: 'patch', ...update }),
  operation({
    ...changing,
    id: 'moveTicket',
    method: 'patch',
    path: `${ticket}/move`,
    summary: 'Move a ticket',
    description: 'The tickets that it passes move up or down. Its status becomes that of the column.',
    body: { schema: Move, sample: { columnId: ids.column, index: 0 } },
    from: ['S', ...all],
    errors: {
      400: {
        place_required: failure('columnId and index are required', { cause: 'missing-member' }),
        ...foreignColumn,
      },
      403: noTicketAccess,
      404: ticketNotFound,
    },
    failed: 'Failed to move ticket',
  }),
  operation({
    ...changing,
    id: 'deleteTicket',
    method: 'delete',
    path: ticket,
    summary: 'Delete a ticket',
    description:
      'It is kept, and nobody sees it. With `hardDelete=true`, which only administrators may send, it is gone.',
    query: [filter('hardDelete', 'Whether it is gone for ever', { type: 'boolean', default: false }, false)],
    success: {
      status: 200,
      description: 'The ticket is deleted',
      schema: Message,
      data: { message: 'Ticket deleted' },
    },
    from: all,
    errors: { 403: noTicketAccess, 404: ticketNotFound },
    failed: 'Failed to delete ticket',
  }),
];
