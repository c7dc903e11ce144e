import type { NamedExamples, Operation } from '../../builder/operation.ts';
import { anyUser, boardAccess, creator, memberOrAdministrator } from '../authz.ts';
import { missing, refused, unknown } from '../errors.ts';
import { manyWrites, operation } from '../operation.ts';
import {
  BoardEnvelope,
  BoardInput,
  Boards,
  boardInputSample,
  boardSample,
  firstColumns,
  NewBoard,
} from '../schemas/board.ts';
import { Message } from '../schemas/common.ts';

const tag = 'Boards';
const collection = '/api/boards';
const board = `${collection}/{boardId}`;
const all = ['P', 'R22', 'R31'] as const;
const internal = 'Internal Server Error';

export const boardNotFound: NamedExamples = { board_not_found: unknown('boardId', 'Board not found') };
export const noBoardAccess: NamedExamples = {
  no_board_access: refused("You don't have access to this board"),
};
export const notModifiable: NamedExamples = {
  not_the_owner: refused('You do not have permission to modify this board'),
};
export const titleRequired: NamedExamples = { title_required: missing('title', 'Title is required') };

export const boardOperations: readonly Operation[] = [
  operation({
    id: 'listBoards',
    method: 'get',
    path: collection,
    tag,
    summary: 'List boards',
    description: 'Those that the caller owns or is a member of; an administrator sees all.',
    authz: anyUser,
    success: { status: 200, description: 'Newest first', schema: Boards, data: { boards: [boardSample] } },
    from: all,
    errors: {},
    failed: 'Failed to fetch boards',
  }),
  operation({
    id: 'createBoard',
    method: 'post',
    path: collection,
    tag,
    summary: 'Create a board',
    authz: memberOrAdministrator,
    body: { schema: BoardInput, sample: boardInputSample },
    success: {
      status: 201,
      description: 'The new board with its five columns',
      schema: NewBoard,
      data: { board: boardSample, columns: firstColumns },
    },
    from: ['S', ...all],
    errors: {
      400: titleRequired,
      403: { viewer: refused('Only members and admins can create boards') },
    },
    limited: manyWrites,
    failed: 'Failed to create board',
  }),
  operation({
    id: 'getBoard',
    method: 'get',
    path: board,
    tag,
    summary: 'Get a board',
    authz: boardAccess,
    success: { status: 200, description: 'The board', schema: BoardEnvelope, data: { board: boardSample } },
    from: ['S', ...all],
    errors: { 403: noBoardAccess, 404: boardNotFound },
    failed: 'Failed to fetch board',
  }),
  operation({
    id: 'deleteBoard',
    method: 'delete',
    path: board,
    tag,
    summary: 'Delete a board',
    description: 'Its columns and tickets are deleted, too.',
    authz: creator,
    success: {
      status: 200,
      description: 'The board is deleted',
      schema: Message,
      data: { message: 'Board and all associated data deleted' },
    },
    from: ['S', ...all],
    errors: {
      403: { not_the_owner: refused('You do not have permission to delete this board') },
      404: boardNotFound,
    },
    limited: manyWrites,
    failed: 'Failed to delete board',
  }),
  operation({
    id: 'addMember',
    method: 'post',
    path: `${board}/members/{userId}`,
    tag,
    summary: 'Add a member',
    description: 'Adding a member again changes nothing.',
    authz: creator,
    success: { status: 200, description: 'The board', schema: BoardEnvelope, data: { board: boardSample } },
    from: ['S', 'R31'],
    errors: {
      403: notModifiable,
      404: { user_not_found: unknown('userId', 'User not found'), ...boardNotFound },
    },
    limited: manyWrites,
    failed: internal,
  }),
  operation({
    id: 'removeMember',
    method: 'delete',
    path: `${board}/members/{userId}`,
    tag,
    summary: 'Remove a member',
    description: 'Removing somebody who is no member changes nothing.',
    authz: creator,
    success: { status: 200, description: 'The board', schema: BoardEnvelope, data: { board: boardSample } },
    from: ['R31'],
    errors: {
      403: notModifiable,
      404: { user_not_found: unknown('userId', 'User not found'), ...boardNotFound },
    },
    limited: manyWrites,
    failed: internal,
  }),
];
