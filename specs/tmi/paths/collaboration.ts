import { jsonContent, type Operation } from '../../builder/operation.ts';
import { arrayOf } from '../../builder/schema.ts';
import { anyUser, reader } from '../authz.ts';
import { failure } from '../errors/answer.ts';
import { Location } from '../headers.ts';
import { examplePath } from '../identifiers.ts';
import { operation } from '../operation.ts';
import { CollaborationSession, newSessionSample, sessionSample } from '../schemas/collaboration.ts';
import { SessionConflict } from '../schemas/error.ts';

const tag = 'Collaboration';
const path = '/threat_models/{threat_model_id}/diagrams/{diagram_id}/collaborate';
const running = jsonContent(CollaborationSession, { session: { value: sessionSample } });
const noSession = { no_session: failure('not_found', 'Collaboration session not found') };

export const collaborationOperations: readonly Operation[] = [
  operation({
    id: 'listCollaborationSessions',
    method: 'get',
    path: '/collaboration/sessions',
    tag,
    action: 'list collaboration sessions',
    authz: anyUser,
    responses: {
      200: {
        description: 'The running sessions on diagrams that the caller may read',
        content: jsonContent(arrayOf(CollaborationSession), { one_session: { value: [sessionSample] } }),
      },
    },
    documented: { S1: [200, 401, 500], S0: [429], derived: [406] },
  }),
  operation({
    id: 'getCollaborationSession',
    method: 'get',
    path,
    tag,
    action: 'get collaboration session',
    authz: reader,
    responses: { 200: { description: 'The running session', content: running } },
    failures: { 404: noSession },
    documented: { S1: [200, 401, 403, 404, 500], S0: [400, 429], derived: [406] },
  }),
  operation({
    id: 'createCollaborationSession',
    method: 'post',
    path,
    tag,
    action: 'create collaboration session',
    description: 'The caller becomes host and first presenter. A diagram has one session at most.',
    authz: reader,
    responses: {
      201: {
        description: 'The new session; nobody is connected yet',
        headers: { Location: Location(examplePath(path)) },
        content: jsonContent(CollaborationSession, { session: { value: newSessionSample } }),
      },
      409: {
        description: 'A session runs already, and may be joined',
        content: jsonContent(SessionConflict, {
          session_exists: {
            'x-assay-cause': 'already-exists',
            value: {
              error: 'conflict',
              error_description: 'A collaboration session is already active for this diagram',
              join_url: examplePath(path),
            },
          },
        }),
      },
    },
    documented: { S1: [201, 400, 401, 403, 404, 409, 500], S0: [429], derived: [406] },
  }),
  operation({
    id: 'joinCollaborationSession',
    method: 'put',
    path,
    tag,
    action: 'join collaboration session',
    description: 'Joins the running session; starts none.',
    authz: reader,
    responses: { 200: { description: 'The session', content: running } },
    failures: { 404: noSession },
    documented: { S1: [200, 401, 403, 404, 500], S0: [400, 429], derived: [406] },
  }),
  operation({
    id: 'endCollaborationSession',
    method: 'delete',
    path,
    tag,
    action: 'end collaboration session',
    description:
      'From the host: ends the session for everybody. From anybody else: changes nothing, they leave by closing their socket. Without a session: nothing to do.',
    authz: reader,
    responses: { 204: { description: 'Done' } },
    documented: { S1: [204, 401, 403, 404, 500], S0: [400, 429] },
  }),
];
