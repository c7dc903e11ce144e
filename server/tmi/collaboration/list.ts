import { anyUser } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { callerOf, dbOf } from '../routing/request.ts';
import { mayRead } from '../threat-models/list-repository.ts';
import { viewSessions } from './view.ts';

/** GET of the sessions on diagrams that the caller may read. */
export const listSessions = operation({
  id: 'listCollaborationSessions',
  method: 'GET',
  path: '/collaboration/sessions',
  action: 'list collaboration sessions',
  authz: anyUser,
  forgiving: true,
  handler: async (request) => {
    const db = dbOf(request);
    const sessions = await db
      .selectFrom('collaboration_sessions')
      .innerJoin('threat_models', 'threat_models.id', 'collaboration_sessions.threat_model_id')
      .selectAll('collaboration_sessions')
      .where(mayRead(callerOf(request)))
      .execute();
    return viewSessions(request.server, db, sessions);
  },
});
