import {
  arrayOf,
  dateTime,
  integer,
  nullable,
  object,
  oneOf,
  readOnly,
  schema,
  text,
  uuid,
} from '../../builder/schema.ts';
import * as sample from '../samples.ts';
import { Cell, CellInput, cellsInputSample, cellsSample } from './cell.ts';
import { Metadata } from './metadata.ts';
import { NAME, TEXT_LINES } from './patterns.ts';

const name = text({ min: 1, max: 256, pattern: NAME });
const type = oneOf(['DFD-1.0.0']);
const description = nullable(text({ max: 1024, pattern: TEXT_LINES }));
const metadata = nullable(arrayOf(Metadata, { max: 10000 }));
const cells = arrayOf(CellInput, { max: 10000 });

const version = integer({ min: 0 }, { format: 'int64', description: 'Grows with every change of the cells' });

const image = nullable(
  object({
    optional: {
      svg: text({ max: 102400, pattern: '^[A-Za-z0-9+/]*={0,2}$' }, { description: 'SVG in Base64' }),
      update_vector: integer(
        { min: 0 },
        { format: 'int64', description: 'The state of the cells that it shows' },
      ),
    },
  }),
  'A picture of the diagram',
);

export const DiagramCreation = schema(
  'DiagramCreation',
  'A diagram to create',
  object({ required: { name }, optional: { type: { ...type, default: 'DFD-1.0.0' }, cells, description } }),
);

export const DiagramReplacement = schema(
  'DiagramReplacement',
  'A diagram to put in the place of another',
  object({ required: { name, type, cells }, optional: { description, metadata, image } }),
);

export const Diagram = schema(
  'Diagram',
  'A data flow diagram',
  object({
    required: {
      id: readOnly(uuid()),
      name,
      type,
      cells: arrayOf(Cell, { max: 10000 }),
      created_at: readOnly(dateTime()),
      modified_at: readOnly(dateTime()),
    },
    optional: { description, metadata, image, update_vector: readOnly(version) },
  }),
);

export const DiagramListItem = schema(
  'DiagramListItem',
  'A diagram, in short',
  object({ required: { id: readOnly(uuid()), name, type } }),
);

const summary = { id: sample.ids.diagram, name: 'Checkout', type: 'DFD-1.0.0' } as const;

export const diagramCreationSample = {
  name: summary.name,
  type: summary.type,
  description: 'How an order reaches the database',
} as const;

export const diagramReplacementSample = {
  ...diagramCreationSample,
  cells: cellsInputSample,
  metadata: [sample.metadata],
} as const;

export const createdDiagramSample = {
  id: sample.ids.diagram,
  ...diagramCreationSample,
  cells: [],
  metadata: [],
  update_vector: 0,
  created_at: sample.times.created,
  modified_at: sample.times.created,
} as const;

export const diagramSample = {
  ...createdDiagramSample,
  cells: cellsSample,
  metadata: [sample.metadata],
  image: { svg: 'PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=', update_vector: 1 },
  update_vector: 1,
  modified_at: sample.times.modified,
} as const;

export const diagramListItemSample = summary;
