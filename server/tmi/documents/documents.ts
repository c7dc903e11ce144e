import type { Family } from '../families/family.ts';

interface DocumentInput {
  readonly name: string;
  readonly uri: string;
  readonly description?: string | null;
}

/** What has been written about a threat model. */
export const documents: Family<'documents', DocumentInput> = {
  table: 'documents',
  singular: 'document',
  plural: 'documents',
  name: 'Document',
  idParameter: 'document_id',
  missing: 'document_not_found',
  columnsOf: ({ name, uri, description = null }) => ({ name, uri, description }),
  viewOf: ({ id, name, uri, description, created_at, modified_at }, metadata) => ({
    id,
    name,
    uri,
    description,
    metadata,
    created_at,
    modified_at,
  }),
  metadataIn: () => undefined,
  eventData: ({ name, uri }) => ({ name, uri }),
};
