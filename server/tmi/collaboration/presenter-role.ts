import { findUser } from '../people/repository.ts';
import type { CollaborationSessionRow } from '../storage/collaboration-tables.ts';
import type { Db, UserRow } from '../storage/tables.ts';
import { frameUser } from './frame-user.ts';
import type { ServerFrame } from './frames.ts';
import { updateSession } from './session-repository.ts';
import { broadcast, broadcastParticipants, Expelled, presenterIn, type Turn } from './turn.ts';

/** Who presents, and how everybody is told. */
export async function currentPresenter(
  db: Db,
  session: CollaborationSessionRow,
  message_type: 'current_presenter' | 'presenter_denied' = 'current_presenter',
): Promise<ServerFrame> {
  return { message_type, current_presenter: frameUser(await presenter(db, session)) };
}

async function presenter(db: Db, session: CollaborationSessionRow): Promise<UserRow> {
  const user = await findUser(db, presenterIn(session));
  // Their account is being deleted, and the session goes with it.
  if (!user) throw new Expelled('session_terminated');
  return user;
}

/** Makes somebody the presenter, and tells everybody. */
export async function makePresenter(
  turn: Pick<Turn, 'db' | 'bus' | 'session'>,
  userId: string,
): Promise<void> {
  const session = { ...turn.session, presenter_id: userId };
  await updateSession(turn.db, session.id, { presenter_id: userId });
  await broadcast(turn, await currentPresenter(turn.db, session));
  await broadcastParticipants({ ...turn, session });
}
