import type { FastifyInstance } from 'fastify';
import { userView } from '../people/principal.ts';
import type { CollaborationSessionRow } from '../storage/collaboration-tables.ts';
import type { Db } from '../storage/tables.ts';
import { participantsOf } from './participant-repository.ts';

/** Sessions as answers show them. */
export async function viewSessions(
  { publicUrl }: FastifyInstance,
  db: Db,
  sessions: readonly CollaborationSessionRow[],
): Promise<object[]> {
  if (sessions.length === 0) return [];
  const ids = sessions.map(({ id }) => id);
  const participants = await participantsOf(db, ids);
  const rows = await db
    .selectFrom('collaboration_sessions as session')
    .innerJoin('threat_models', 'threat_models.id', 'session.threat_model_id')
    .innerJoin('diagrams', 'diagrams.id', 'session.diagram_id')
    .innerJoin('users as host', 'host.id', 'session.host_id')
    .leftJoin('users as presenter', 'presenter.id', 'session.presenter_id')
    .select(['session.id', 'session.threat_model_id', 'session.diagram_id'])
    .select(['threat_models.name as threat_model_name', 'diagrams.name as diagram_name'])
    .select(['host.email as host', 'presenter.email as presenter'])
    .where('session.id', 'in', ids)
    .orderBy('session.id')
    .execute();
  const origin = publicUrl().replace(/^http/, 'ws');
  return rows.map(({ id, host, presenter, threat_model_id, diagram_id, ...names }) => ({
    session_id: id,
    host,
    ...(presenter === null ? {} : { presenter }),
    threat_model_id,
    diagram_id,
    ...names,
    participants: (participants.get(id) ?? []).map(({ user, last_activity, permissions }) => ({
      user: userView(user),
      last_activity,
      permissions,
    })),
    websocket_url: `${origin}/threat_models/${threat_model_id}/diagrams/${diagram_id}/ws`,
  }));
}

export async function viewSession(
  app: FastifyInstance,
  db: Db,
  session: CollaborationSessionRow,
): Promise<object> {
  const [view] = await viewSessions(app, db, [session]);
  if (!view) throw new Error('the session is gone, although its transaction holds it');
  return view;
}
