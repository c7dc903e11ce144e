import { secondsFromNow } from '../clock.ts';
import { findThreatModel } from '../threat-models/repository.ts';
import { endCollaboration } from './end-session.ts';
import type { Hub } from './hub.ts';
import { leave } from './leave.ts';
import { keepParticipants, lostParticipants } from './participant-repository.ts';
import { findSession, idleSessions } from './session-repository.ts';
import type { Place } from './turn.ts';

interface SweepOptions {
  readonly idleSeconds: number;
  /** How long the sockets of an instance count as open after it was last heard of. */
  readonly keepSeconds: number;
}

/**
 * What has to be done now and then: say that the sockets here are alive, take leave for those whose instance has died,
 * and end the sessions in which nobody has done anything for long.
 */
export async function sweep(place: Place, { seated }: Hub, options: SweepOptions): Promise<void> {
  const { db } = place.storage;
  const open = seated().map(({ seat }) => seat.connectionId);
  await keepParticipants(db, open, options.keepSeconds);
  for (const { connection_id: connectionId, session_id: sessionId } of await lostParticipants(db)) {
    const session = await findSession(db, 'id', sessionId);
    if (session)
      await leave(
        place,
        { connectionId, sessionId, threatModelId: session.threat_model_id },
        { keepSession: false },
      );
  }
  const since = secondsFromNow(-options.idleSeconds);
  for (const id of await idleSessions(db, since)) await endIfIdle(place, id, since);
}

/** Several instances may have found it, and somebody may have done something since. */
async function endIfIdle({ storage, bus }: Place, id: string, since: string): Promise<void> {
  const found = await findSession(storage.db, 'id', id);
  if (!found) return;
  await storage.db.transaction().execute(async (db) => {
    await findThreatModel(db, found.threat_model_id, { lock: true });
    const session = await findSession(db, 'id', id);
    if (session && session.active_at < since) await endCollaboration(db, bus, session);
  });
}
