import { reader } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { dbOf } from '../routing/request.ts';
import { collaboratePath, sessionInPath } from './session-in-path.ts';
import { viewSession } from './view.ts';

/** GET: the session that runs on a diagram. */
export const readSession = operation({
  id: 'getCollaborationSession',
  method: 'GET',
  path: collaboratePath,
  action: 'get collaboration session',
  authz: reader,
  handler: async (request) => viewSession(request.server, dbOf(request), await sessionInPath(request)),
});

/** PUT: the session that the caller is about to join. It is theirs to connect; this begins none. */
export const joinSession = operation({
  id: 'joinCollaborationSession',
  method: 'PUT',
  path: collaboratePath,
  action: 'join collaboration session',
  authz: reader,
  handler: async (request) => viewSession(request.server, dbOf(request), await sessionInPath(request)),
});
