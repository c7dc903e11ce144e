import type { Bus } from '../../storage/bus.ts';
import { diagrams } from '../diagrams/diagrams.ts';
import { announce } from '../events/announce.ts';
import { findChildren } from '../families/repository.ts';
import type { CollaborationSessionRow } from '../storage/collaboration-tables.ts';
import type { Db, Tables } from '../storage/tables.ts';
import { findThreatModel } from '../threat-models/repository.ts';
import { tell } from './notice.ts';
import { deleteSession } from './session-repository.ts';

/**
 * Ends a session for everybody. Subscribers hear once of all that was done to the diagram in it. Whoever calls this has
 * locked the threat model.
 */
export async function endCollaboration(
  db: Db,
  bus: Bus<Tables>,
  session: CollaborationSessionRow,
): Promise<void> {
  await deleteSession(db, session.id);
  await tell(bus, db, { kind: 'ended', sessionId: session.id });
  if (session.last_sequence > 0) await announceChange(db, session);
}

async function announceChange(db: Db, session: CollaborationSessionRow): Promise<void> {
  const model = await findThreatModel(db, session.threat_model_id, { lock: false });
  const [diagram] = await findChildren(db, 'diagrams', session.threat_model_id, [session.diagram_id]);
  if (!model || !diagram) throw new Error('a session outlived its diagram');
  await announce(db, {
    type: 'diagram.updated',
    threatModelId: model.id,
    ownerId: model.owner_id,
    resourceId: diagram.id,
    data: diagrams.eventData(diagram),
  });
}
