import { now } from '../clock.ts';
import { findUser } from '../people/repository.ts';
import { findThreatModel } from '../threat-models/repository.ts';
import { endCollaboration } from './end-session.ts';
import { frameUser } from './frame-user.ts';
import { deleteParticipant } from './participant-repository.ts';
import { makePresenter } from './presenter-role.ts';
import type { Seat } from './seat.ts';
import { findSession } from './session-repository.ts';
import { broadcast, broadcastParticipants, type Place, presenterIn, presentIn } from './turn.ts';

/**
 * A socket is closed. When it was the last one of the host, the session ends; when it was the last one of the presenter,
 * the host presents.
 *
 * @param options.keepSession whether the session goes on although the host is gone: they are disconnected by us, and
 *   will come back
 */
export async function leave(
  { storage, bus }: Place,
  { connectionId, sessionId, threatModelId }: Pick<Seat, 'connectionId' | 'sessionId' | 'threatModelId'>,
  { keepSession }: { readonly keepSession: boolean },
): Promise<void> {
  await storage.db.transaction().execute(async (db) => {
    await findThreatModel(db, threatModelId, { lock: true });
    const session = await findSession(db, 'id', sessionId);
    const left = await deleteParticipant(db, connectionId);
    if (!session || !left) return;
    const rest = await presentIn(db, session.id);
    if (rest.some(({ user }) => user.id === left.user_id)) return;
    if (left.user_id === session.host_id && !keepSession) {
      await endCollaboration(db, bus, session);
      return;
    }
    const turn = { db, bus, session };
    const user = await findUser(db, left.user_id);
    if (user)
      await broadcast(turn, {
        message_type: 'participant_left',
        departed_user: frameUser(user),
        timestamp: now(),
      });
    if (left.user_id === presenterIn(session) && left.user_id !== session.host_id)
      await makePresenter(turn, session.host_id);
    else await broadcastParticipants(turn);
  });
}
