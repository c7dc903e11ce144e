import {
  arrayOf,
  dateTime,
  integer,
  nullable,
  object,
  readOnly,
  schema,
  text,
  uuid,
} from '../../builder/schema.ts';
import * as sample from '../samples.ts';
import { Diagram, diagramSample } from './diagram.ts';
import { Document, documentSample } from './document.ts';
import { metadataList } from './metadata.ts';
import { HTTP_URL, NAME, NO_ANGLES, TEXT_LINE } from './patterns.ts';
import { Authorization, AuthorizationInput, User, UserInput } from './principal.ts';
import { Source, sourceSample } from './source.ts';
import { Threat, threatSample } from './threat.ts';

const name = text({ min: 1, max: 256, pattern: NAME });
const framework = text({ max: 30, pattern: '^[A-Za-z0-9_-]*$' }, { default: 'STRIDE' });
const description = nullable(text({ max: 1024, pattern: NO_ANGLES }));
const issueUri = nullable(text({ max: 1000, pattern: HTTP_URL }, { format: 'uri' }));
const status = nullable(text({ max: 128, pattern: TEXT_LINE }));
const metadata = nullable(metadataList);

const writable = {
  description,
  threat_model_framework: framework,
  authorization: arrayOf(AuthorizationInput, { max: 1000 }),
  issue_uri: issueUri,
  metadata,
};

/** No owner, because that is the caller; no status, because that is changed with PATCH. */
export const ThreatModelInput = schema(
  'ThreatModelInput',
  'A threat model to create',
  object({ required: { name }, optional: writable }),
);

/** As for creation; the owner may also name a new owner. */
export const ThreatModelReplacement = schema(
  'ThreatModelReplacement',
  'A threat model to put in the place of another; what is left out is cleared, but framework, authorization and owner stay',
  object({ required: { name }, optional: { ...writable, owner: UserInput } }),
);

export const ThreatModel = schema(
  'ThreatModel',
  'A threat model with everything in it',
  object({
    required: {
      id: readOnly(uuid()),
      name,
      description,
      owner: User,
      created_by: readOnly(User),
      threat_model_framework: framework,
      authorization: arrayOf(Authorization, { max: 1000 }),
      created_at: readOnly(dateTime()),
      modified_at: readOnly(dateTime()),
    },
    optional: {
      issue_uri: issueUri,
      status,
      status_updated: readOnly(nullable(dateTime('When the status last changed'))),
      metadata,
      documents: readOnly(arrayOf(Document, { max: 1000 })),
      sources: readOnly(arrayOf(Source, { max: 1000 })),
      diagrams: readOnly(arrayOf(Diagram, { max: 10000 })),
      threats: readOnly(arrayOf(Threat, { max: 1000 })),
    },
  }),
);

const count = integer({ min: 0 });

export const ThreatModelListItem = schema(
  'ThreatModelListItem',
  'A threat model, in short',
  object({
    required: {
      id: readOnly(uuid()),
      name,
      owner: User,
      created_by: User,
      threat_model_framework: framework,
      created_at: readOnly(dateTime()),
      modified_at: readOnly(dateTime()),
      document_count: count,
      source_count: count,
      diagram_count: count,
      threat_count: count,
    },
    optional: {
      description,
      issue_uri: issueUri,
      status,
      status_updated: readOnly(nullable(dateTime())),
    },
  }),
);

/** Without authorization: that only the owner may change, and the people in it must be known to the server. */
export const threatModelInputSample = {
  name: 'Payment System Threat Model',
  description: 'Security analysis for payment processing',
  threat_model_framework: 'STRIDE',
  issue_uri: sample.issue,
  metadata: [sample.metadata],
} as const;

const summary = {
  id: sample.ids.threatModel,
  name: threatModelInputSample.name,
  description: threatModelInputSample.description,
  owner: sample.alice,
  created_by: sample.alice,
  threat_model_framework: threatModelInputSample.threat_model_framework,
  issue_uri: sample.issue,
  status: null,
  status_updated: null,
  created_at: sample.times.created,
  modified_at: sample.times.created,
} as const;

const reviewed = {
  status: 'In review',
  status_updated: sample.times.modified,
  modified_at: sample.times.modified,
} as const;

const ownership = { ...sample.alice, role: 'owner' } as const;

export const createdThreatModelSample = {
  ...summary,
  authorization: [ownership],
  metadata: [sample.metadata],
  documents: [],
  sources: [],
  diagrams: [],
  threats: [],
} as const;

/** Later, with everything in it, and shared. */
export const threatModelSample = {
  ...createdThreatModelSample,
  ...reviewed,
  authorization: [ownership, { ...sample.bob, role: 'reader' }],
  documents: [documentSample],
  sources: [sourceSample],
  diagrams: [diagramSample],
  threats: [threatSample],
} as const;

export const threatModelListItemSample = {
  ...summary,
  ...reviewed,
  document_count: 1,
  source_count: 1,
  diagram_count: 1,
  threat_count: 1,
} as const;
