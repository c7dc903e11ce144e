import { diagrams } from '../diagrams/diagrams.ts';
import { envelope, fail } from '../errors/api-error.ts';
import { childInPath } from '../families/children.ts';
import { reader } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { callerOf, dbOf } from '../routing/request.ts';
import { collaboratePath } from './session-in-path.ts';
import { findSession, insertSession } from './session-repository.ts';
import { viewSession } from './view.ts';

/** POST: the caller becomes host and first presenter. Where a session runs already, 409 says where. */
export const beginSession = operation({
  id: 'createCollaborationSession',
  method: 'POST',
  path: collaboratePath,
  action: 'create collaboration session',
  authz: reader,
  holdsCaller: true,
  handler: async (request, reply) => {
    const db = dbOf(request);
    const { id: diagramId, threat_model_id: threatModelId } = await childInPath(request, diagrams);
    const url = `/threat_models/${threatModelId}/diagrams/${diagramId}/collaborate`;
    if (await findSession(db, 'diagram_id', diagramId)) {
      const error = fail('session_exists');
      reply.code(error.failure.status);
      return { ...envelope(error), join_url: url };
    }
    const session = await insertSession(db, { threatModelId, diagramId, hostId: callerOf(request).id });
    reply.code(201).header('location', url);
    return viewSession(request.server, db, session);
  },
});
