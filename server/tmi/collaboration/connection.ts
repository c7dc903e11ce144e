import type { WebSocket } from '@fastify/websocket';
import { type ErrorName, errorFrame } from './error-frame.ts';
import type { ServerFrame } from './frames.ts';
import type { Welcome } from './join.ts';
import type { Seat } from './seat.ts';

/** Why a socket is closed: codes of RFC 6455, section 7.4.1. */
export type CloseCode = 1000 | 1001 | 1008 | 1011 | 1013;

/** A client's socket. */
export interface Connection {
  /** Undefined until it is known which session the client joins. */
  readonly seat: () => Seat | undefined;
  /** What comes from now on is kept until the client is welcome. */
  readonly sit: (seat: Seat) => void;
  /** Sends what a newcomer needs, and then what has come since. */
  readonly welcome: (welcome: Welcome) => void;
  readonly send: (frame: ServerFrame) => void;
  readonly close: (code: CloseCode, reason: string) => void;
  /** Says why, and closes. */
  readonly expel: (reason: ErrorName, details?: Readonly<Record<string, unknown>>) => void;
  readonly isOpen: () => boolean;
  /** Asks the client whether it is there; one that has been silent for too long is disconnected. */
  readonly probe: () => void;
}

interface ConnectionOptions {
  /** Handles a message; one after the other. Must not reject. */
  readonly onMessage: (data: Buffer, isBinary: boolean) => Promise<void>;
  /** How long a client may be silent. */
  readonly silenceMs: number;
}

/** More messages than this are not read from the network before some were handled. */
const MOST_WAITING = 32;
/** A client that reads so slowly that this much waits for it has to begin again. */
const MOST_UNSENT_BYTES = 8 * 1024 * 1024;
/** How long a client may take to close. */
const CLOSING_MS = 2000;

/** Which close code goes with a reason: the end of a session is no fault, everything else is the client's. */
const codes: Readonly<Partial<Record<ErrorName, CloseCode>>> = {
  session_terminated: 1000,
  session_full: 1013,
  server_error: 1011,
};

/** Wraps a socket: messages are handled in their order, whoever floods waits, whoever does not read is disconnected. */
export function connection(socket: WebSocket, { onMessage, silenceMs }: ConnectionOptions): Connection {
  let seat: Seat | undefined;
  let early: ServerFrame[] | undefined = [];
  let joinedAt = 0;
  let waiting = 0;
  let turn: Promise<void> = Promise.resolve();
  let heardAt = Date.now();

  const isOpen = (): boolean => socket.readyState === socket.OPEN;

  const close = (code: CloseCode, reason: string): void => {
    if (!isOpen()) return;
    socket.close(code, reason);
    setTimeout(() => socket.terminate(), CLOSING_MS).unref();
  };

  const transmit = (frame: ServerFrame): void => {
    if (!isOpen()) return;
    if (socket.bufferedAmount > MOST_UNSENT_BYTES) {
      // What waits for it would only keep the close frame waiting too.
      socket.terminate();
      return;
    }
    if (frame.message_type === 'diagram_operation' && frame.sequence_number <= joinedAt) return;
    socket.send(JSON.stringify(frame));
  };

  const send = (frame: ServerFrame): void => {
    if (early) early.push(frame);
    else transmit(frame);
  };

  const heard = (): void => {
    heardAt = Date.now();
  };

  const handled = (): void => {
    waiting -= 1;
    if (waiting < MOST_WAITING && socket.isPaused) socket.resume();
  };

  socket.on('pong', heard);
  socket.on('ping', heard);
  socket.on('message', (data, isBinary) => {
    heard();
    waiting += 1;
    if (waiting >= MOST_WAITING) socket.pause();
    turn = turn.then(() => onMessage(bytesOf(data), isBinary)).then(handled);
  });

  return {
    seat: () => seat,
    sit: (taken) => {
      seat = taken;
    },
    welcome: ({ frames, sequence }) => {
      for (const frame of frames) transmit(frame);
      joinedAt = sequence;
      const kept = early ?? [];
      early = undefined;
      for (const frame of kept) transmit(frame);
    },
    send,
    close,
    expel: (reason, details) => {
      transmit(errorFrame(reason, details));
      close(codes[reason] ?? 1008, reason);
    },
    isOpen,
    probe: () => {
      if (Date.now() - heardAt > silenceMs) socket.terminate();
      else if (isOpen()) socket.ping();
    },
  };
}

function bytesOf(data: Buffer | ArrayBuffer | Buffer[]): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}
