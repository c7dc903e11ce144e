import { now } from '../clock.ts';
import { findChildren } from '../families/repository.ts';
import type { Db } from '../storage/tables.ts';
import { frameUser } from './frame-user.ts';
import type { ServerFrame } from './frames.ts';
import { countSockets, insertParticipant } from './participant-repository.ts';
import { currentPresenter } from './presenter-role.ts';
import type { Seat } from './seat.ts';
import { findSession, insertSession, updateSession } from './session-repository.ts';
import { standingOf } from './standing.ts';
import { broadcast, broadcastParticipants, Expelled, type Place, presentIn, takeTurn } from './turn.ts';

/** As many sockets as the document lets an answer list participants. */
const MOST_SOCKETS = 1000;

/** What somebody is told who has joined, and the number of the last operation that it has in it. */
export interface Welcome {
  readonly frames: readonly ServerFrame[];
  readonly sequence: number;
}

/** Takes part in a session from now on; the others are told. Throws Expelled. */
export async function join(place: Place, seat: Seat, seconds: number): Promise<Welcome> {
  return takeTurn(place, seat, async (turn) => {
    const { db, session, user, permissions } = turn;
    if ((await countSockets(db, session.id)) >= MOST_SOCKETS) throw new Expelled('session_full');
    const before = await presentIn(db, session.id);
    const { connectionId } = seat;
    const row = { connection_id: connectionId, session_id: session.id, user_id: user.id, permissions };
    await insertParticipant(db, row, seconds);
    await updateSession(db, session.id, { active_at: now() });
    if (!before.some((participant) => participant.user.id === user.id))
      await broadcast(
        turn,
        { message_type: 'participant_joined', joined_user: frameUser(user), timestamp: now() },
        { except: connectionId },
      );
    await broadcastParticipants(turn);
    return {
      frames: [await stateSync(db, seat), await currentPresenter(db, session)],
      sequence: session.last_sequence,
    };
  });
}

async function stateSync(db: Db, { threatModelId, diagramId }: Seat): Promise<ServerFrame> {
  const [diagram] = await findChildren(db, 'diagrams', threatModelId, [diagramId]);
  if (!diagram) throw new Expelled('session_terminated');
  return {
    message_type: 'diagram_state_sync',
    diagram_id: diagram.id,
    update_vector: diagram.update_vector,
    cells: JSON.parse(diagram.cells),
  };
}

/**
 * The session that a socket asks for: the one that runs on the diagram, or, if it asks for none and none runs, a new one
 * whose host it is. `wrong` is one that does not run, with the one that runs instead.
 */
export async function sessionFor(
  { storage }: Place,
  { caller, threatModelId, diagramId }: Omit<Seat, 'sessionId' | 'connectionId'>,
  wanted: string | undefined,
): Promise<{ readonly id: string } | { readonly wrong: true; readonly running: string | undefined }> {
  return storage.db.transaction().execute(async (db) => {
    const standing = await standingOf(db, caller, threatModelId);
    if (standing === 'no_model') throw new Expelled('session_terminated');
    if (typeof standing === 'string') throw new Expelled(standing);
    const running = await findSession(db, 'diagram_id', diagramId);
    if (wanted !== undefined && wanted.toLowerCase() !== running?.id)
      return { wrong: true, running: running?.id } as const;
    if (running) return { id: running.id };
    const [diagram] = await findChildren(db, 'diagrams', threatModelId, [diagramId]);
    if (!diagram) throw new Expelled('session_terminated');
    return insertSession(db, { threatModelId, diagramId, hostId: caller.id });
  });
}
