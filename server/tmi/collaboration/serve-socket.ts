import type { WebSocket } from '@fastify/websocket';
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import { newId } from '../clock.ts';
import { noteActivity } from './activity.ts';
import { type Connection, connection } from './connection.ts';
import { dispatch } from './dispatch.ts';
import { errorFrame } from './error-frame.ts';
import type { Hub } from './hub.ts';
import { join, sessionFor } from './join.ts';
import { leave } from './leave.ts';
import { frameReader } from './read-frame.ts';
import type { Seat } from './seat.ts';
import { Expelled, type Place } from './turn.ts';

/** Who comes, and what they want; they may read the diagram. */
export interface Arrival extends Omit<Seat, 'sessionId' | 'connectionId'> {
  /** The session that the client means to join. */
  readonly wanted: string | undefined;
}

export interface SocketRules {
  readonly pingMs: number;
  readonly keepSeconds: number;
  readonly idleSeconds: number;
}

interface SocketContext {
  readonly place: Place;
  readonly hub: Hub;
  readonly rules: SocketRules;
  /** Whether sockets are closed because the server closes. */
  readonly isClosing: () => boolean;
  /** Something that closing the server waits for. */
  readonly waitFor: (work: Promise<void>) => void;
}

/** Serves a socket until it closes. */
export function serveSocket(
  context: SocketContext,
  socket: WebSocket,
  request: FastifyRequest,
  arrival: Arrival,
): void {
  const { hub, rules, place } = context;
  const { log } = request;
  const reader = frameReader(request);
  let noted = Date.now();

  const perform = async (seat: Seat, data: Buffer, isBinary: boolean): Promise<void> => {
    const read = reader.read(data, isBinary);
    if (read.kind === 'refused') {
      client.send(read.answer);
      return;
    }
    // Often enough for nobody to seem idle, and not with every movement of a cursor.
    if (Date.now() - noted > (rules.idleSeconds * 1000) / 4) {
      noted = Date.now();
      await noteActivity(place.storage.db, seat);
    }
    const options = { place, seat, problemOf: reader.problemOfCell };
    for (const frame of await dispatch(options, read.frame)) client.send(frame);
  };

  const client: Connection = connection(socket, {
    silenceMs: 3 * rules.pingMs,
    onMessage: async (data, isBinary) => {
      const seat = await arrived;
      if (!seat || !client.isOpen()) return;
      try {
        await perform(seat, data, isBinary);
      } catch (error) {
        tellFailure(client, log, error);
      }
    },
  });

  hub.add(client);
  if (context.isClosing()) client.close(1001, 'server_closing');
  const arrived = arrive(context, client, arrival).catch((error: unknown) => {
    if (error instanceof Expelled) client.expel(error.reason);
    else {
      log.error({ err: error }, 'a client could not join a collaboration session');
      client.expel('server_error');
    }
    return undefined;
  });
  socket.on('close', (code) => {
    log.info({ code }, 'a collaboration socket was closed');
    context.waitFor(depart(context, client, arrived, log));
  });
}

/** Takes a seat before anything is told in the session, so that nothing that is told is missed. */
async function arrive(
  { place, rules }: SocketContext,
  client: Connection,
  { wanted, ...who }: Arrival,
): Promise<Seat | undefined> {
  const session = await sessionFor(place, who, wanted);
  if ('wrong' in session) {
    client.expel('session_mismatch', session.running ? { new_session_id: session.running } : undefined);
    return undefined;
  }
  const seat: Seat = { ...who, connectionId: newId(), sessionId: session.id };
  client.sit(seat);
  client.welcome(await join(place, seat, rules.keepSeconds));
  return seat;
}

async function depart(
  { place, hub, isClosing }: SocketContext,
  client: Connection,
  arrived: Promise<Seat | undefined>,
  log: FastifyBaseLogger,
): Promise<void> {
  try {
    const seat = await arrived;
    hub.remove(client);
    if (seat) await leave(place, seat, { keepSession: isClosing() });
  } catch (error) {
    log.error({ err: error }, 'a client could not leave a collaboration session');
  }
}

function tellFailure(client: Connection, log: FastifyBaseLogger, error: unknown): void {
  if (error instanceof Expelled) {
    client.expel(error.reason);
    return;
  }
  log.error({ err: error }, 'a collaboration message failed');
  client.send(errorFrame('server_error'));
}
