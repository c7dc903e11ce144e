import type { Family } from '../families/family.ts';
import type { MetadataEntry } from '../metadata/entry.ts';
import { type CellInput, nested } from './cells.ts';

export interface DiagramInput {
  readonly name: string;
  readonly type?: string;
  readonly cells?: readonly CellInput[];
  readonly description?: string | null;
  readonly metadata?: readonly MetadataEntry[] | null;
  readonly image?: DiagramImage | null;
  /** Not from a request: how often the cells were changed. */
  readonly update_vector?: number;
}

interface DiagramImage {
  readonly svg?: string;
  /** The state of the cells that it shows. */
  readonly update_vector?: number;
}

/** How data flow through what is modelled. */
export const diagrams: Family<'diagrams', DiagramInput> = {
  table: 'diagrams',
  singular: 'diagram',
  plural: 'diagrams',
  name: 'Diagram',
  idParameter: 'diagram_id',
  missing: 'diagram_not_found',
  columnsOf: ({ name, type = 'DFD-1.0.0', cells = [], description = null, image, update_vector = 0 }) => ({
    name,
    type,
    description,
    cells: storedCells(cells),
    image: image ? JSON.stringify({ update_vector, ...image }) : null,
    update_vector,
  }),
  viewOf: ({ id, name, type, description, cells, image, update_vector, ...times }, metadata) => ({
    id,
    name,
    type,
    description,
    cells: JSON.parse(cells),
    metadata,
    image: image === null ? null : JSON.parse(image),
    update_vector,
    created_at: times.created_at,
    modified_at: times.modified_at,
  }),
  metadataIn: ({ metadata }) => metadata ?? [],
  eventData: ({ name, type, update_vector }) => ({ name, type, update_vector }),
};

/** Cells as they are stored, which is how answers show them. */
export function storedCells(cells: readonly CellInput[]): string {
  return JSON.stringify(cells.map(nested));
}
