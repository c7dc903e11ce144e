import type { Operation } from '../../builder/operation.ts';
import {
  createdDocumentSample,
  Document,
  DocumentInput,
  documentInputSample,
  documentSample,
} from '../schemas/document.ts';
import { bulkCreate } from '../templates/bulk-create.ts';
import { create } from '../templates/create.ts';
import { type Family, itemPath } from '../templates/family.ts';
import { list } from '../templates/list.ts';
import { metadataOf } from '../templates/metadata-of.ts';
import { read } from '../templates/read.ts';
import { remove } from '../templates/remove.ts';
import { replace } from '../templates/replace.ts';

const documents: Family = {
  singular: 'document',
  plural: 'documents',
  Name: 'Document',
  tag: 'Documents',
  idParameter: 'document_id',
  resource: Document,
  resourceSample: documentSample,
  createdSample: createdDocumentSample,
  input: DocumentInput,
  inputSample: documentInputSample,
};

/** Documents have no PATCH. */
export const documentOperations: readonly Operation[] = [
  list(documents),
  create(documents),
  read(documents),
  replace(documents),
  remove(documents),
  bulkCreate(documents),
  ...metadataOf({ ...documents, path: itemPath(documents) }),
];
