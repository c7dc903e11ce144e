import { dateTime, nullable, object, readOnly, schema, text, uuid } from '../../builder/schema.ts';
import * as sample from '../samples.ts';
import { metadataList } from './metadata.ts';
import { ANY_URI, NAME, TEXT_LINES } from './patterns.ts';

const name = text({ min: 1, max: 256, pattern: NAME });
const uri = text({ max: 1000, pattern: ANY_URI }, { format: 'uri', description: 'Where the document is' });
const description = nullable(text({ max: 1024, pattern: TEXT_LINES }));

/** Metadata of a document are written through its own metadata operations. */
export const DocumentInput = schema(
  'DocumentInput',
  'A document to refer to',
  object({ required: { name, uri }, optional: { description } }),
);

export const Document = schema(
  'Document',
  'A document that the threat model refers to',
  object({
    required: {
      id: readOnly(uuid()),
      name,
      uri,
      created_at: readOnly(dateTime()),
      modified_at: readOnly(dateTime()),
    },
    optional: { description, metadata: readOnly(metadataList) },
  }),
);

export const documentInputSample = {
  name: 'Payment flow specification',
  uri: 'https://docs.example.com/payments/flow',
  description: 'How card data travel from the shop to the payment provider',
} as const;

export const createdDocumentSample = {
  id: sample.ids.document,
  ...documentInputSample,
  metadata: [],
  created_at: sample.times.created,
  modified_at: sample.times.created,
} as const;

export const documentSample = {
  ...createdDocumentSample,
  metadata: [sample.metadata],
  modified_at: sample.times.modified,
} as const;
