import { diagrams } from '../diagrams/diagrams.ts';
import { childInPath } from '../families/children.ts';
import { reader } from '../routing/authz.ts';
import { nothing, operation } from '../routing/operation.ts';
import { callerOf, dbOf } from '../routing/request.ts';
import { endCollaboration } from './end-session.ts';
import { collaboratePath } from './session-in-path.ts';
import { findSession } from './session-repository.ts';

/** DELETE: from the host, ends the session for everybody; others leave by closing their socket. */
export const endSession = operation({
  id: 'endCollaborationSession',
  method: 'DELETE',
  path: collaboratePath,
  action: 'end collaboration session',
  authz: reader,
  produces: nothing,
  handler: async (request, reply) => {
    const db = dbOf(request);
    const diagram = await childInPath(request, diagrams);
    const session = await findSession(db, 'diagram_id', diagram.id);
    if (session?.host_id === callerOf(request).id) await endCollaboration(db, request.server.bus, session);
    reply.code(204);
  },
});
