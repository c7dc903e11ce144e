import type { Db } from '../storage/tables.ts';
import { errorFrame } from './error-frame.ts';
import { frameUser, isMeant } from './frame-user.ts';
import type { FrameOf, FrameUser, ServerFrame } from './frames.ts';
import { tell } from './notice.ts';
import { currentPresenter, makePresenter } from './presenter-role.ts';
import type { Seat } from './seat.ts';
import { findSession } from './session-repository.ts';
import { broadcast, Expelled, type Place, presenterIn, presentIn, type Turn } from './turn.ts';

/** The host becomes presenter; anybody else has to be made presenter by the host, who is asked if they are there. */
export async function requestPresenting(turn: Turn): Promise<readonly ServerFrame[]> {
  const { db, session, user } = turn;
  if (presenterIn(session) === user.id) return [await currentPresenter(db, session)];
  if (session.host_id === user.id) {
    await makePresenter(turn, user.id);
    return [];
  }
  const present = await presentIn(db, session.id);
  if (!present.some((participant) => participant.user.id === session.host_id))
    return [await currentPresenter(db, session, 'presenter_denied')];
  await broadcast(
    turn,
    { message_type: 'presenter_request', requesting_user: frameUser(user) },
    { to: session.host_id },
  );
  return [];
}

/** For the host: somebody who is there presents from now on. */
export async function changePresenter(turn: Turn, wanted: FrameUser): Promise<readonly ServerFrame[]> {
  const { db, session, user } = turn;
  if (session.host_id !== user.id) return [errorFrame('host_only')];
  const next = (await presentIn(db, session.id)).find((participant) => isMeant(wanted, participant.user));
  if (!next) return [errorFrame('not_a_participant')];
  await makePresenter(turn, next.user.id);
  return [];
}

/** What the presenter points at. It is shown and forgotten, and so needs no transaction. */
export async function point(
  { storage, bus }: Place,
  seat: Seat,
  frame: FrameOf<'presenter_cursor'> | FrameOf<'presenter_selection'>,
): Promise<readonly ServerFrame[]> {
  const db: Db = storage.db;
  const session = await findSession(db, 'id', seat.sessionId);
  if (!session) throw new Expelled('session_terminated');
  if (presenterIn(session) !== seat.caller.id) return [errorFrame('presenter_only')];
  await tell(bus, db, { kind: 'frame', sessionId: session.id, frame, except: seat.connectionId });
  return [];
}
