import type { Operation } from '../../builder/operation.ts';
import {
  createdSourceSample,
  Source,
  SourceInput,
  sourceInputSample,
  sourceSample,
} from '../schemas/source.ts';
import { bulkCreate } from '../templates/bulk-create.ts';
import { create } from '../templates/create.ts';
import { type Family, itemPath } from '../templates/family.ts';
import { list } from '../templates/list.ts';
import { metadataOf } from '../templates/metadata-of.ts';
import { read } from '../templates/read.ts';
import { remove } from '../templates/remove.ts';
import { replace } from '../templates/replace.ts';

const sources: Family = {
  singular: 'source',
  plural: 'sources',
  Name: 'Source',
  tag: 'Sources',
  idParameter: 'source_id',
  resource: Source,
  resourceSample: sourceSample,
  createdSample: createdSourceSample,
  input: SourceInput,
  inputSample: sourceInputSample,
};

/** Sources have no PATCH. */
export const sourceOperations: readonly Operation[] = [
  list(sources),
  create(sources),
  read(sources),
  replace(sources),
  remove(sources),
  bulkCreate(sources),
  ...metadataOf({ ...sources, path: itemPath(sources) }),
];
