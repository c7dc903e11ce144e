import { jsonContent, type Operation } from '../../builder/operation.ts';
import { arrayOf } from '../../builder/schema.ts';
import { anyUser, owner, reader, writer } from '../authz.ts';
import { jsonBody, patchBody } from '../bodies.ts';
import { failedPatch, readOnlyId } from '../errors/bad-request.ts';
import { Location } from '../headers.ts';
import { examplePath } from '../identifiers.ts';
import { operation } from '../operation.ts';
import {
  createdThreatModelSample,
  ThreatModel,
  ThreatModelInput,
  ThreatModelListItem,
  ThreatModelReplacement,
  threatModelInputSample,
  threatModelListItemSample,
  threatModelSample,
} from '../schemas/threat-model.ts';
import { metadataOf } from '../templates/metadata-of.ts';
import {
  activeSession,
  duplicateSubject,
  forgivingFilters,
  incompleteEntry,
  missingName,
  ownerOnly,
} from './threat-model-rules.ts';

const tag = 'Threat models';
const collection = '/threat_models';
const item = `${collection}/{threat_model_id}`;
const newName = 'Partially Updated';

export const threatModelOperations: readonly Operation[] = [
  operation({
    id: 'listThreatModels',
    method: 'get',
    path: collection,
    tag,
    action: 'list threat models',
    description:
      'Those that the caller may read. No query is refused: a value out of range is clamped, and one that cannot be understood counts as left out.',
    authz: anyUser,
    query: forgivingFilters,
    responses: {
      200: {
        description: 'The threat models, in short, newest first',
        content: jsonContent(arrayOf(ThreatModelListItem), {
          one_threat_model: { value: [threatModelListItemSample] },
        }),
      },
    },
    documented: { S1: [200, 401, 500], S0: [200, 401, 429], derived: [406] },
  }),
  operation({
    id: 'createThreatModel',
    method: 'post',
    path: collection,
    tag,
    action: 'create threat model',
    description: 'The caller becomes its owner, and the first entry of its authorization.',
    authz: anyUser,
    body: jsonBody(ThreatModelInput, { threat_model: { value: threatModelInputSample } }),
    responses: {
      201: {
        description: 'The new threat model',
        headers: { Location: Location(examplePath(item)) },
        content: jsonContent(ThreatModel, { threat_model: { value: createdThreatModelSample } }),
      },
    },
    failures: {
      400: { ...missingName, ...readOnlyId('POST'), ...incompleteEntry },
      409: duplicateSubject,
    },
    documented: { S1: [201, 400, 401, 500], S0: [201, 400, 401, 429, 500], derived: [406, 409, 415] },
  }),
  operation({
    id: 'getThreatModel',
    method: 'get',
    path: item,
    tag,
    action: 'get threat model',
    authz: reader,
    responses: {
      200: {
        description: 'The threat model and everything in it',
        content: jsonContent(ThreatModel, { threat_model: { value: threatModelSample } }),
      },
    },
    documented: { S1: [200, 401, 403, 404, 500], S0: [200, 400, 401, 404, 429], derived: [406] },
  }),
  operation({
    id: 'updateThreatModel',
    method: 'put',
    path: item,
    tag,
    action: 'update threat model',
    description:
      'What is left out is cleared, but framework, authorization and owner keep their values, and so does the status, which only PATCH changes. Only the owner may change owner or authorization.',
    authz: writer,
    body: jsonBody(ThreatModelReplacement, { threat_model: { value: threatModelInputSample } }),
    responses: {
      200: {
        description: 'The threat model as it is now',
        content: jsonContent(ThreatModel, { threat_model: { value: threatModelSample } }),
      },
    },
    failures: {
      400: { ...readOnlyId('PUT'), ...incompleteEntry },
      403: ownerOnly,
      409: duplicateSubject,
    },
    documented: {
      S1: [200, 400, 401, 403, 404, 500],
      S0: [200, 403, 429],
      derived: [406, 409, 415],
    },
  }),
  operation({
    id: 'patchThreatModel',
    method: 'patch',
    path: item,
    tag,
    action: 'patch threat model',
    description: 'Only the owner may change owner or authorization.',
    authz: writer,
    body: patchBody([{ op: 'replace', path: '/name', value: newName }], { name: newName }),
    responses: {
      200: {
        description: 'The threat model as it is now',
        content: jsonContent(ThreatModel, {
          threat_model: { value: { ...threatModelSample, name: newName } },
        }),
      },
    },
    failures: {
      400: { ...readOnlyId('PATCH'), ...failedPatch, ...incompleteEntry },
      403: ownerOnly,
      409: duplicateSubject,
    },
    documented: {
      S1: [200, 400, 401, 403, 404, 500],
      S0: [200, 400, 403, 409, 429],
      derived: [406, 415],
    },
  }),
  operation({
    id: 'deleteThreatModel',
    method: 'delete',
    path: item,
    tag,
    action: 'delete threat model',
    description: 'Everything in it goes with it.',
    authz: owner,
    refusal: 'Only the owner can delete a threat model',
    responses: { 204: { description: 'The threat model is gone' } },
    failures: { 409: activeSession },
    documented: { S1: [204, 401, 403, 404, 500], S0: [204, 400, 403, 409, 429] },
  }),
  ...metadataOf({ singular: 'threat model', Name: 'ThreatModel', tag, path: item }),
];
