import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Session, TmiServer } from '../../testing/tmi-server.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests look into frames of every shape
export type Frame = any;

/** A WebSocket client that remembers what it was told. */
export interface Client {
  readonly send: (frame: unknown) => void;
  /** The next frame of this type that was not looked at yet; waits for it. */
  readonly next: (type: string) => Promise<Frame>;
  /** The types of all frames so far. */
  readonly types: () => string[];
  readonly frames: () => readonly Frame[];
  /** Closes, and waits until that is done. */
  readonly close: () => Promise<void>;
  /** When the server has closed it: code and reason. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  readonly socket: WebSocket;
}

const PATIENCE_MS = 5000;

export interface Where {
  readonly threatModelId: string;
  readonly diagramId: string;
}

export function socketUrl(tmi: TmiServer, { threatModelId, diagramId }: Where, query = ''): string {
  return `${tmi.url.replace('http', 'ws')}/threat_models/${threatModelId}/diagrams/${diagramId}/ws${query}`;
}

/** Connects, and waits until the server has taken it. */
export async function connect(
  tmi: TmiServer,
  where: Where,
  as: Session,
  sessionId?: string,
): Promise<Client> {
  const session = sessionId === undefined ? '' : `&session_id=${sessionId}`;
  const socket = new WebSocket(socketUrl(tmi, where, `?token=${as.access_token}${session}`));
  const made = client(socket);
  await once(socket, 'open');
  return made;
}

/** Connects and waits until the client takes part. */
export async function joined(tmi: TmiServer, where: Where, as: Session, sessionId?: string): Promise<Client> {
  const made = await connect(tmi, where, as, sessionId);
  await made.next('diagram_state_sync');
  await made.next('participants_update');
  return made;
}

/** The status with which the server refuses to have a socket. */
export async function refusal(url: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const socket = new WebSocket(url, { headers });
  const [, response] = await once(socket, 'unexpected-response');
  socket.on('error', () => {});
  socket.terminate();
  return response.statusCode;
}

function client(socket: WebSocket): Client {
  const frames: Frame[] = [];
  const seen = new Set<Frame>();
  socket.on('message', (data) => void frames.push(JSON.parse(String(data))));
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  return {
    socket,
    closed,
    frames: () => frames,
    types: () => frames.map(({ message_type }) => message_type),
    send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    next: async (type) => {
      const end = Date.now() + PATIENCE_MS;
      while (Date.now() < end) {
        const found = frames.find((frame) => frame.message_type === type && !seen.has(frame));
        if (found) {
          seen.add(found);
          return found;
        }
        await setTimeout(2);
      }
      throw new Error(
        `no ${type} came; there were ${frames.map((frame) => JSON.stringify(frame)).join(', ')}`,
      );
    },
    close: async () => {
      socket.close();
      await closed;
    },
  };
}
