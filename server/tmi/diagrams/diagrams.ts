import type { Family } from '../families/family.ts';
import type { MetadataEntry } from '../metadata/entry.ts';
import { type CellInput, nested } from './cells.ts';

export interface DiagramInput {
  readonly name: string;
  readonly type?: string;
  readonly cells?: readonly CellInput[];
  readonly description?: string | null;
  readonly metadata?: readonly MetadataEntry[] | null;
  readonly image?: object | null;
}

/** How data flow through what is modelled. */
export const diagrams: Family<'diagrams', DiagramInput> = {
  table: 'diagrams',
  singular: 'diagram',
  plural: 'diagrams',
  name: 'Diagram',
  idParameter: 'diagram_id',
  missing: 'diagram_not_found',
  columnsOf: ({ name, type = 'DFD-1.0.0', cells = [], description = null, image }) => ({
    name,
    type,
    description,
    cells: JSON.stringify(cells.map(nested)),
    image: image ? JSON.stringify(image) : null,
    update_vector: 0,
  }),
  viewOf: (
    { id, name, type, description, cells, image, update_vector, created_at, modified_at },
    metadata,
  ) => ({
    id,
    name,
    type,
    description,
    cells: JSON.parse(cells),
    metadata,
    image: image === null ? null : JSON.parse(image),
    update_vector,
    created_at,
    modified_at,
  }),
  metadataIn: ({ metadata }) => metadata ?? [],
  eventData: ({ name, type, update_vector }) => ({ name, type, update_vector }),
};
