import { arrayOf, input, integer, object, schema } from '../../builder/schema.ts';
import { ids, stamps } from '../samples.ts';
import { adaSample, envelope, nonBlank, objectId, Person, stored } from './common.ts';
import { Ticket, ticketSample } from './ticket.ts';

const Board = schema(
  'Board',
  'A board; whoever created it owns it',
  object({
    required: {
      _id: objectId,
      title: { type: 'string' },
      description: { type: 'string' },
      owner: Person,
      members: arrayOf(Person),
    },
    optional: stored,
  }),
);

const column = {
  _id: objectId,
  title: { type: 'string' },
  board: objectId,
  position: integer({ min: 0 }),
} as const;

const Column = schema('Column', 'A column of a board', object({ required: column, optional: stored }));

const FilledColumn = schema(
  'FilledColumn',
  'A column with its tickets',
  object({ required: { ...column, items: arrayOf(Ticket) }, optional: stored }),
);

export const BoardEnvelope = envelope('BoardEnvelope', { board: Board });
export const Boards = envelope('BoardsEnvelope', { boards: arrayOf(Board) });
export const NewBoard = envelope('NewBoardEnvelope', {
  board: Board,
  columns: arrayOf(Column, { min: 5, max: 5 }),
});
export const ColumnEnvelope = envelope('ColumnEnvelope', { column: Column });
export const Columns = envelope('ColumnsEnvelope', { columns: arrayOf(FilledColumn) });

export const BoardInput = schema(
  'BoardInput',
  'A new board',
  input({ required: { title: nonBlank }, optional: { description: { type: 'string' } } }),
);
export const ColumnInput = schema('ColumnInput', 'A column', input({ required: { title: nonBlank } }));

export const boardInputSample = { title: 'Release 2.0', description: 'What is left to do' } as const;

export const boardSample = {
  _id: ids.board,
  ...boardInputSample,
  owner: { ...adaSample, role: 'member' },
  members: [],
  ...stamps,
} as const;

export const columnSample = {
  _id: ids.column,
  title: 'Backlog',
  board: ids.board,
  position: 0,
  ...stamps,
} as const;

/** The columns that every new board gets. */
export const firstColumns = ['Backlog', 'Todo', 'In Progress', 'Review', 'Done'].map((title, position) => ({
  ...columnSample,
  _id: `${ids.column.slice(0, -1)}${position}`,
  title,
  position,
}));

export const filledColumnSample = { ...columnSample, items: [ticketSample] } as const;
