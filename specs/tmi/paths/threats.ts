import { jsonContent, type Operation } from '../../builder/operation.ts';
import { arrayOf, number, text, uuid } from '../../builder/schema.ts';
import { writer } from '../authz.ts';
import { jsonBody, optionalJsonBody } from '../bodies.ts';
import { failure } from '../errors/answer.ts';
import { failedPatch, wrongCount } from '../errors/bad-request.ts';
import { operation } from '../operation.ts';
import { between, filter } from '../parameters.ts';
import * as sample from '../samples.ts';
import {
  BatchDelete,
  BatchPatch,
  createdThreatSample,
  DeletedThreats,
  IdentifiedThreatInput,
  severity,
  Threat,
  ThreatInput,
  threatInputSample,
  threatSample,
} from '../schemas/threat.ts';
import { bulkCreate } from '../templates/bulk-create.ts';
import { create } from '../templates/create.ts';
import { collectionPath, type Family, itemPath } from '../templates/family.ts';
import { list } from '../templates/list.ts';
import { metadataOf } from '../templates/metadata-of.ts';
import { patch } from '../templates/patch.ts';
import { read } from '../templates/read.ts';
import { remove } from '../templates/remove.ts';
import { replace } from '../templates/replace.ts';

const threats: Family = {
  singular: 'threat',
  plural: 'threats',
  Name: 'Threat',
  tag: 'Threats',
  idParameter: 'threat_id',
  resource: Threat,
  resourceSample: threatSample,
  createdSample: createdThreatSample,
  input: ThreatInput,
  inputSample: threatInputSample,
};

const UUID = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

const word = text({ max: 256 });
const score = number({ min: 0, max: 10 });

const filters = [
  filter('name', 'Part of the name', word, 'card'),
  filter('description', 'Part of the description', word, 'payment'),
  filter('threat_type', 'Exactly this type', word, 'Information Disclosure'),
  filter('severity', 'Exactly this severity', severity, 'High'),
  filter('priority', 'Exactly this priority', word, 'High'),
  filter('status', 'Exactly this status', word, 'Active'),
  filter('diagram_id', 'Found in this diagram', uuid(), sample.ids.diagram),
  filter('cell_id', 'Found in this cell', uuid(), sample.ids.webServer),
  filter('score_gt', 'Score above this', score, 5),
  filter('score_lt', 'Score below this', score, 9),
  filter('score_eq', 'Exactly this score', score, 7.5),
  filter('score_ge', 'At least this score', score, 5),
  filter('score_le', 'At most this score', score, 9),
  ...between('created'),
  ...between('modified'),
  filter('sort', '`<field>:<asc|desc>`; newest first without it', word, 'created_at:desc'),
];

/** None of the batch is done if one of its threats is not there. */
const unknownThreat = { threat_not_found: failure('not_found', 'Threat not found') };
const mitigated = { ...threatSample, mitigated: true };

/** Threats have what every family has, bulk replacement, and the batch operations. */
export const threatOperations: readonly Operation[] = [
  list(threats, filters),
  create(threats),
  read(threats),
  replace(threats),
  patch(threats),
  remove(threats),
  bulkCreate(threats),
  operation({
    id: 'bulkUpdateThreats',
    method: 'put',
    path: `${collectionPath(threats)}/bulk`,
    tag: threats.tag,
    action: 'update threats in bulk',
    description: 'All are replaced, or none.',
    authz: writer,
    body: jsonBody(arrayOf(IdentifiedThreatInput, { min: 1, max: 20 }), {
      one_threat: { value: [{ id: sample.ids.threat, ...threatInputSample }] },
    }),
    responses: {
      200: {
        description: 'The threats as they are now, in the order of the request',
        content: jsonContent(arrayOf(Threat), { one_threat: { value: [threatSample] } }),
      },
    },
    failures: { 400: wrongCount, 404: unknownThreat },
    documented: { S1: [200, 400, 401, 403, 404, 500], S0: [429], derived: [406, 415] },
  }),
  operation({
    id: 'batchPatchThreats',
    method: 'post',
    path: `${collectionPath(threats)}/batch/patch`,
    tag: threats.tag,
    action: 'patch threats in a batch',
    description: 'All patches are applied, or none.',
    authz: writer,
    body: jsonBody(BatchPatch, {
      one_threat: {
        value: {
          patches: [
            { id: sample.ids.threat, operations: [{ op: 'replace', path: '/mitigated', value: true }] },
          ],
        },
      },
    }),
    responses: {
      200: {
        description: 'The threats as they are now, in the order of the request',
        content: jsonContent(arrayOf(Threat), { one_threat: { value: [mitigated] } }),
      },
    },
    failures: { 400: { ...wrongCount, ...failedPatch }, 404: unknownThreat },
    documented: { S1: [200, 400, 401, 403, 404, 500], S0: [429], derived: [406, 415] },
  }),
  operation({
    id: 'batchDeleteThreats',
    method: 'delete',
    path: `${collectionPath(threats)}/batch`,
    tag: threats.tag,
    action: 'delete threats in a batch',
    description: 'The ids come in the query or in the body; all of them are deleted, or none.',
    authz: writer,
    query: [
      filter(
        'threat_ids',
        'Ids, comma separated',
        text({ max: 740, pattern: `^${UUID}(,${UUID}){0,19}$` }),
        sample.ids.threat,
      ),
    ],
    body: optionalJsonBody(BatchDelete, { one_threat: { value: { threat_ids: [sample.ids.threat] } } }),
    responses: {
      200: {
        description: 'What was deleted',
        content: jsonContent(DeletedThreats, {
          one_threat: { value: { deleted_count: 1, deleted_ids: [sample.ids.threat] } },
        }),
      },
    },
    failures: { 400: wrongCount, 404: unknownThreat },
    documented: { S1: [200, 400, 401, 403, 404, 500], S0: [429], derived: [406, 415] },
  }),
  ...metadataOf({ ...threats, path: itemPath(threats) }),
];
