import type { NamedExamples, Operation } from '../../builder/operation.ts';
import { administrator, boardAccess, creator } from '../authz.ts';
import { failure, unknown } from '../errors.ts';
import { manyWrites, operation } from '../operation.ts';
import { ColumnEnvelope, ColumnInput, Columns, columnSample, filledColumnSample } from '../schemas/board.ts';
import { Message } from '../schemas/common.ts';
import { boardNotFound, noBoardAccess, notModifiable, titleRequired } from './boards.ts';

const tag = 'Columns';
const board = '/api/boards/{boardId}';
const column = '/api/columns/{columnId}';
const all = ['P', 'R22', 'R31'] as const;
const internal = 'Internal Server Error';

const columnNotFound: NamedExamples = { column_not_found: unknown('columnId', 'Column not found') };

function onlyAdministrators(text: string): NamedExamples {
  return { administrator_required: failure(text, { cause: 'administrator-required' }) };
}

export const columnOperations: readonly Operation[] = [
  operation({
    id: 'listColumns',
    method: 'get',
    path: `${board}/columns`,
    tag,
    summary: 'List columns',
    authz: boardAccess,
    success: {
      status: 200,
      description: 'By position, each with its tickets',
      schema: Columns,
      data: { columns: [filledColumnSample] },
    },
    from: all,
    errors: { 403: noBoardAccess, 404: boardNotFound },
    failed: internal,
  }),
  operation({
    id: 'createColumn',
    method: 'post',
    path: `${board}/columns`,
    tag,
    summary: 'Create a column',
    description: 'It comes after the other columns.',
    authz: creator,
    body: { schema: ColumnInput, sample: { title: columnSample.title } },
    success: {
      status: 201,
      description: 'The new column',
      schema: ColumnEnvelope,
      data: { column: columnSample },
    },
    from: all,
    errors: { 400: titleRequired, 403: notModifiable, 404: boardNotFound },
    limited: manyWrites,
    failed: internal,
  }),
  operation({
    id: 'renameColumn',
    method: 'patch',
    path: column,
    tag,
    summary: 'Rename a column',
    authz: administrator,
    body: { schema: ColumnInput, sample: { title: 'In Progress' } },
    success: {
      status: 200,
      description: 'The column',
      schema: ColumnEnvelope,
      data: { column: { ...columnSample, title: 'In Progress' } },
    },
    from: all,
    errors: {
      400: titleRequired,
      403: onlyAdministrators('You do not have permission to modify this column'),
      404: columnNotFound,
    },
    limited: manyWrites,
    failed: internal,
  }),
  operation({
    id: 'deleteColumn',
    method: 'delete',
    path: column,
    tag,
    summary: 'Delete a column',
    authz: administrator,
    success: {
      status: 200,
      description: 'The column is deleted',
      schema: Message,
      data: { message: 'Deleted' },
    },
    from: all,
    errors: {
      403: onlyAdministrators('You do not have permission to delete this column'),
      404: columnNotFound,
    },
    limited: manyWrites,
    failed: internal,
  }),
];
