import { arrayOf, object, schema, text } from '../../builder/schema.ts';
import { METADATA_KEY, NO_ANGLES } from './patterns.ts';

const key = text({ min: 1, max: 256, pattern: METADATA_KEY });
const value = text({ min: 1, max: 1024, pattern: NO_ANGLES });

export const Metadata = schema('Metadata', 'One key with its value', object({ required: { key, value } }));

/** PUT by key: the key stands in the path; repeated in the body it must be the same. */
export const MetadataValue = schema(
  'MetadataValue',
  'A new value for a key',
  object({ required: { value }, optional: { key } }),
);

export const metadataList = arrayOf(Metadata, { max: 100 });
