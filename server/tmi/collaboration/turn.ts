import type { Bus } from '../../storage/bus.ts';
import { findUser } from '../people/repository.ts';
import type { CollaborationSessionRow } from '../storage/collaboration-tables.ts';
import type { Db, Storage, Tables } from '../storage/tables.ts';
import type { ErrorName } from './error-frame.ts';
import { participantsUpdate } from './frame-user.ts';
import type { ServerFrame } from './frames.ts';
import { tell } from './notice.ts';
import { type Participant, participantsOf } from './participant-repository.ts';
import type { Seat } from './seat.ts';
import { findSession, mustNotReturn } from './session-repository.ts';
import { type Standing, standingOf } from './standing.ts';

/** Where sessions are kept, and how instances hear of them. */
export interface Place {
  readonly storage: Storage;
  readonly bus: Bus<Tables>;
}

/** What somebody does in a session: a transaction in which nobody else does anything there. */
export interface Turn extends Standing {
  readonly db: Db;
  readonly bus: Bus<Tables>;
  readonly seat: Seat;
  readonly session: CollaborationSessionRow;
}

/** The socket must be closed; the reason is what its client is told. */
export class Expelled extends Error {
  override readonly name = 'Expelled';
  readonly reason: ErrorName;

  constructor(reason: ErrorName) {
    super(`expelled: ${reason}`);
    this.reason = reason;
  }
}

/** Does something in a session as somebody who is in it. Throws Expelled if they must not be, or if it is over. */
export async function takeTurn<T>(
  { storage, bus }: Place,
  seat: Seat,
  act: (turn: Turn) => Promise<T>,
): Promise<T> {
  return storage.db.transaction().execute(async (db) => {
    const standing = await standingOf(db, seat.caller, seat.threatModelId);
    if (standing === 'no_model') throw new Expelled('session_terminated');
    if (typeof standing === 'string') throw new Expelled(standing);
    const session = await findSession(db, 'id', seat.sessionId);
    if (!session) throw new Expelled('session_terminated');
    if (await mustNotReturn(db, session.id, seat.caller.id)) throw new Expelled('removed');
    return act({ ...standing, db, bus, seat, session });
  });
}

/** Whom a frame goes to: everybody in the session, if nothing is said. */
interface Audience {
  readonly to?: string;
  readonly except?: string;
}

/** Sends a frame to the others, wherever they are connected, when the transaction is committed. */
export async function broadcast(
  { db, bus, session }: Pick<Turn, 'db' | 'bus' | 'session'>,
  frame: ServerFrame,
  audience: Audience = {},
): Promise<void> {
  await tell(bus, db, { kind: 'frame', sessionId: session.id, frame, ...audience });
}

/** Tells everybody who is there now. */
export async function broadcastParticipants(turn: Pick<Turn, 'db' | 'bus' | 'session'>): Promise<void> {
  const { db, session } = turn;
  const host = await findUser(db, session.host_id);
  const presenter = await findUser(db, presenterIn(session));
  await broadcast(turn, participantsUpdate(await presentIn(db, session.id), host, presenter));
}

export async function presentIn(db: Db, sessionId: string): Promise<readonly Participant[]> {
  return (await participantsOf(db, [sessionId])).get(sessionId) ?? [];
}

/** Where the presenter has deleted their account, the host presents. */
export function presenterIn({ presenter_id, host_id }: CollaborationSessionRow): string {
  return presenter_id ?? host_id;
}
