import type { Family } from '../families/family.ts';
import { present } from '../families/present.ts';

interface SourceInput {
  readonly uri: string;
  readonly name?: string;
  readonly description?: string | null;
  readonly type?: string;
  readonly parameters?: object;
}

/** The code that a threat model is about. */
export const sources: Family<'sources', SourceInput> = {
  table: 'sources',
  singular: 'source',
  plural: 'sources',
  name: 'Source',
  idParameter: 'source_id',
  missing: 'source_not_found',
  columnsOf: ({ uri, name = null, description = null, type = null, parameters }) => ({
    uri,
    name,
    description,
    type,
    parameters: parameters ? JSON.stringify(parameters) : null,
  }),
  viewOf: ({ id, uri, name, description, type, parameters, created_at, modified_at }, metadata) => ({
    id,
    uri,
    ...present({ name, type }),
    description,
    ...(parameters === null ? {} : { parameters: JSON.parse(parameters) }),
    metadata,
    created_at,
    modified_at,
  }),
  metadataIn: () => undefined,
  eventData: ({ name, uri }) => ({ ...present({ name }), uri }),
};
