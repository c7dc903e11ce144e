import { dateTime, nullable, object, oneOf, readOnly, schema, text, uuid } from '../../builder/schema.ts';
import * as sample from '../samples.ts';
import { metadataList } from './metadata.ts';
import { ANY_URI, NAME, TEXT_LINE, TEXT_LINES } from './patterns.ts';

const uri = text({ max: 1000, pattern: ANY_URI }, { format: 'uri', description: 'Where the code is' });

const details = {
  name: text({ min: 1, max: 256, pattern: NAME }),
  description: nullable(text({ max: 1024, pattern: TEXT_LINES })),
  type: oneOf(['git', 'svn', 'mercurial', 'other']),
  parameters: object(
    {
      required: {
        refType: oneOf(['branch', 'tag', 'commit']),
        refValue: text({ max: 256, pattern: TEXT_LINE }),
      },
      optional: { subPath: text({ max: 256, pattern: TEXT_LINE }) },
    },
    { description: 'Which state of the code, and which part of it' },
  ),
};

/** Metadata of a source are written through its own metadata operations. */
export const SourceInput = schema(
  'SourceInput',
  'Source code to refer to',
  object({ required: { uri }, optional: details }),
);

export const Source = schema(
  'Source',
  'Source code that the threat model refers to',
  object({
    required: {
      id: readOnly(uuid()),
      uri,
      created_at: readOnly(dateTime()),
      modified_at: readOnly(dateTime()),
    },
    optional: { ...details, metadata: readOnly(metadataList) },
  }),
);

export const sourceInputSample = {
  name: 'payment-service',
  uri: 'https://git.example.com/shop/payment-service.git',
  description: 'The service that talks to the payment provider',
  type: 'git',
  parameters: { refType: 'branch', refValue: 'main', subPath: 'src/checkout' },
} as const;

export const createdSourceSample = {
  id: sample.ids.source,
  ...sourceInputSample,
  metadata: [],
  created_at: sample.times.created,
  modified_at: sample.times.created,
} as const;

export const sourceSample = {
  ...createdSourceSample,
  metadata: [sample.metadata],
  modified_at: sample.times.modified,
} as const;
