import {
  arrayOf,
  boolean,
  dateTime,
  integer,
  nullable,
  number,
  object,
  oneOf,
  readOnly,
  schema,
  text,
  uuid,
} from '../../builder/schema.ts';
import * as sample from '../samples.ts';
import { JsonPatch } from './json-patch.ts';
import { metadataList } from './metadata.ts';
import { HTTP_URL, NAME, TEXT_LINE, TEXT_LINES } from './patterns.ts';

export const severity = oneOf(['Unknown', 'None', 'Low', 'Medium', 'High', 'Critical']);

const name = text({ min: 1, max: 256, pattern: NAME });

const details = {
  description: text({ max: 1024, pattern: TEXT_LINES }),
  threat_type: text({ max: 256, pattern: TEXT_LINE }, { default: 'Unspecified' }),
  severity: { ...severity, default: 'Unknown' },
  score: number({ min: 0, max: 10 }, { description: 'One decimal is kept' }),
  priority: text({ max: 256, pattern: TEXT_LINE }, { default: 'Medium' }),
  mitigated: boolean({ default: false }),
  mitigation: text({ max: 1024, pattern: TEXT_LINES }),
  status: text({ max: 256, pattern: TEXT_LINE }, { default: 'Active' }),
  diagram_id: nullable(uuid('The diagram it was found in')),
  cell_id: nullable(uuid('The cell of that diagram')),
  issue_uri: nullable(text({ max: 1000, pattern: HTTP_URL }, { format: 'uri' })),
  metadata: nullable(metadataList),
};

export const ThreatInput = schema(
  'ThreatInput',
  'A threat to create, or to put in the place of another',
  object({ required: { name }, optional: details }),
);

/** Bulk replacement names each threat by its id. */
export const IdentifiedThreatInput = schema(
  'IdentifiedThreatInput',
  'A threat to put in the place of the one with this id',
  object({ required: { id: uuid(), name }, optional: details }),
);

export const Threat = schema(
  'Threat',
  'Something that can go wrong',
  object({
    required: {
      id: readOnly(uuid()),
      threat_model_id: readOnly(uuid()),
      name,
      threat_type: details.threat_type,
      severity: details.severity,
      priority: details.priority,
      mitigated: details.mitigated,
      status: details.status,
      created_at: readOnly(dateTime()),
      modified_at: readOnly(dateTime()),
    },
    optional: {
      description: details.description,
      score: details.score,
      mitigation: details.mitigation,
      diagram_id: details.diagram_id,
      cell_id: details.cell_id,
      issue_uri: details.issue_uri,
      metadata: details.metadata,
    },
  }),
);

export const threatInputSample = {
  name: 'Card data read in transit',
  description: 'The link between web server and payment provider can be read by others',
  threat_type: 'Information Disclosure',
  severity: 'High',
  score: 7.5,
  priority: 'High',
  mitigated: false,
  mitigation: 'Use TLS 1.3 on the link',
  status: 'Active',
  issue_uri: sample.issue,
  metadata: [sample.metadata],
} as const;

export const createdThreatSample = {
  id: sample.ids.threat,
  threat_model_id: sample.ids.threatModel,
  ...threatInputSample,
  diagram_id: null,
  cell_id: null,
  created_at: sample.times.created,
  modified_at: sample.times.created,
} as const;

export const threatSample = {
  ...createdThreatSample,
  diagram_id: sample.ids.diagram,
  cell_id: sample.ids.webServer,
  modified_at: sample.times.modified,
} as const;

export const BatchPatch = schema(
  'ThreatBatchPatch',
  'JSON Patch operations for several threats; all are applied, or none',
  object({
    required: {
      patches: arrayOf(object({ required: { id: uuid(), operations: JsonPatch } }), { min: 1, max: 20 }),
    },
  }),
);

export const BatchDelete = schema(
  'ThreatBatchDelete',
  'Ids of threats to delete; all are deleted, or none',
  object({ required: { threat_ids: arrayOf(uuid(), { min: 1, max: 20 }) } }),
);

export const DeletedThreats = schema(
  'DeletedThreats',
  'What a batch deleted',
  object({ required: { deleted_count: integer({ min: 0 }), deleted_ids: arrayOf(uuid(), { max: 20 }) } }),
);
