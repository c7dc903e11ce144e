import { jsonContent, type Operation } from '../../builder/operation.ts';
import { owner, reader, writer } from '../authz.ts';
import { jsonBody, patchBody } from '../bodies.ts';
import { failure } from '../errors/answer.ts';
import { failedPatch, readOnlyId } from '../errors/bad-request.ts';
import { Location } from '../headers.ts';
import { examplePath } from '../identifiers.ts';
import { operation } from '../operation.ts';
import {
  createdDiagramSample,
  Diagram,
  DiagramCreation,
  DiagramListItem,
  DiagramReplacement,
  diagramCreationSample,
  diagramListItemSample,
  diagramReplacementSample,
  diagramSample,
} from '../schemas/diagram.ts';
import { list } from '../templates/list.ts';
import { metadataOf } from '../templates/metadata-of.ts';

const tag = 'Diagrams';
const collection = '/threat_models/{threat_model_id}/diagrams';
const item = `${collection}/{diagram_id}`;

const liveSession = {
  active_session: failure(
    'conflict',
    'Cannot modify diagram while a collaboration session is active. Please end the collaboration session first.',
  ),
};

/** Diagrams share the list and the metadata with the other families; the rest is their own. */
export const diagramOperations: readonly Operation[] = [
  list({
    singular: 'diagram',
    plural: 'diagrams',
    Name: 'Diagram',
    tag,
    resource: DiagramListItem,
    resourceSample: diagramListItemSample,
  }),
  operation({
    id: 'createDiagram',
    method: 'post',
    path: collection,
    tag,
    action: 'create diagram',
    authz: writer,
    body: jsonBody(DiagramCreation, { diagram: { value: diagramCreationSample } }),
    responses: {
      201: {
        description: 'The new diagram',
        headers: { Location: Location(examplePath(item)) },
        content: jsonContent(Diagram, { diagram: { value: createdDiagramSample } }),
      },
    },
    failures: {
      400: {
        cells_not_an_array: failure('invalid_input', 'cells must be an array', {
          cause: 'invalid-member',
          subject: 'cells',
        }),
        ...readOnlyId('POST'),
      },
    },
    documented: { S1: [201, 400, 401, 403, 404, 500], S0: [201, 400, 429], derived: [406, 415] },
  }),
  operation({
    id: 'getDiagram',
    method: 'get',
    path: item,
    tag,
    action: 'get diagram',
    authz: reader,
    responses: {
      200: {
        description: 'The diagram',
        content: jsonContent(Diagram, { diagram: { value: diagramSample } }),
      },
    },
    documented: { S1: [200, 401, 403, 404, 500], S0: [400, 404, 429], derived: [406] },
  }),
  operation({
    id: 'updateDiagram',
    method: 'put',
    path: item,
    tag,
    action: 'update diagram',
    description: 'Refused while a collaboration session runs: its participants would not hear of the change.',
    authz: writer,
    body: jsonBody(DiagramReplacement, { diagram: { value: diagramReplacementSample } }),
    responses: {
      200: {
        description: 'The diagram as it is now',
        content: jsonContent(Diagram, { diagram: { value: diagramSample } }),
      },
    },
    failures: { 400: readOnlyId('PUT'), 409: liveSession },
    documented: { S1: [200, 400, 401, 403, 404, 500], S0: [429], derived: [406, 409, 415] },
  }),
  operation({
    id: 'patchDiagram',
    method: 'patch',
    path: item,
    tag,
    action: 'patch diagram',
    description: 'Refused while a collaboration session runs, as for PUT.',
    authz: writer,
    body: patchBody([{ op: 'replace', path: '/name', value: 'Renamed diagram' }], {
      name: 'Renamed diagram',
    }),
    responses: {
      200: {
        description: 'The diagram as it is now',
        content: jsonContent(Diagram, { diagram: { value: { ...diagramSample, name: 'Renamed diagram' } } }),
      },
    },
    failures: {
      400: { ...readOnlyId('PATCH'), ...failedPatch },
      409: liveSession,
      422: {
        invalid_transition: failure(
          'unprocessable_entity',
          'Cannot transition from current state to requested state',
        ),
        unknown_cell: failure(
          'unprocessable_entity',
          'An edge ends at a cell that the diagram would not have',
        ),
      },
    },
    documented: {
      S1: [200, 400, 401, 403, 404, 422, 500],
      S0: [422, 429],
      derived: [406, 409, 415],
    },
  }),
  operation({
    id: 'deleteDiagram',
    method: 'delete',
    path: item,
    tag,
    action: 'delete diagram',
    authz: owner,
    refusal: 'Only the owner can delete diagrams from a threat model',
    responses: { 204: { description: 'The diagram is gone' } },
    failures: {
      409: {
        active_session: failure(
          'conflict',
          'Cannot delete diagram while a collaboration session is active. Please end the collaboration session first.',
        ),
      },
    },
    documented: { S1: [204, 401, 403, 404, 500], S0: [400, 409, 429] },
  }),
  ...metadataOf({ singular: 'diagram', Name: 'Diagram', tag, path: item }),
];
