import { errorFrame } from './error-frame.ts';
import { isMeant } from './frame-user.ts';
import type { FrameUser, ServerFrame } from './frames.ts';
import { tell } from './notice.ts';
import { forbidReturn } from './session-repository.ts';
import { presentIn, type Turn } from './turn.ts';

/** For the host: somebody has to leave, and cannot come back to this session. The others hear of it when they are gone. */
export async function removeParticipant(turn: Turn, wanted: FrameUser): Promise<readonly ServerFrame[]> {
  const { db, session, user } = turn;
  if (session.host_id !== user.id) return [errorFrame('host_only')];
  const removed = (await presentIn(db, session.id)).find((participant) => isMeant(wanted, participant.user));
  if (!removed) return [errorFrame('not_a_participant')];
  if (removed.user.id === session.host_id) return [errorFrame('host_stays')];
  await expel(turn, removed.user.id, 'removed');
  return [];
}

/** Closes all sockets that somebody has in the session, for good. */
export async function expel(
  { db, bus, session }: Turn,
  userId: string,
  reason: 'removed' | 'false_identity',
): Promise<void> {
  await forbidReturn(db, session.id, userId);
  await tell(bus, db, { kind: 'expelled', sessionId: session.id, userId, reason });
}
