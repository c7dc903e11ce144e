import { randomUUID } from 'node:crypto';
import {
  type Answer,
  type Caller,
  type Identity,
  isObject,
  type Socket,
  type Story,
  textAt,
} from '../../../suite/suite.ts';

/** How long a story waits for what has to be said. */
export const patience = 5000;

/** Longer than it takes to tell everybody what somebody did: what has not come by then does not come. */
export const silenceMs = 150;

/** A message; all that is known of it is that it is an object. */
export type Message = Readonly<Record<string, unknown>>;

/** Opens a socket to a session, with the address that the session shows, and whatever comes of it. */
export function openSocket(
  story: Story,
  session: Answer,
  { as, name, session_id = textAt(session, '/session_id') }: Guest,
): Promise<Socket> {
  const address = textAt(session, '/websocket_url');
  return story.connect({
    as,
    name,
    operation: story.operation('getCollaborationSession'),
    // Browsers cannot send headers with a WebSocket, so that the token is part of the address.
    url: ({ headers }) => {
      const token = headers.authorization?.replace(/^Bearer /, '') ?? '';
      return `${address}?${new URLSearchParams({ token, session_id })}`;
    },
  });
}

interface Guest {
  readonly as: Caller;
  /** What the report calls them. */
  readonly name: string;
  /** Of the session that is shown, unless it is said. */
  readonly session_id?: string;
}

/** Takes part in a session: the socket, once the state of the diagram has come. */
export async function join(story: Story, session: Answer, guest: Guest): Promise<Socket> {
  const socket = await openSocket(story, session, guest);
  await heard(socket, 'diagram_state_sync');
  return socket;
}

/** The messages of one type that have come. */
export function saidOf(socket: Socket, type: string): readonly Message[] {
  return messagesIn(socket.all(), type);
}

/** Waits for a message of one type, or for so many; the last of them, or undefined if they do not come. */
export async function heard(
  socket: Socket,
  type: string,
  { count = 1, within = patience }: { readonly count?: number; readonly within?: number } = {},
): Promise<Message | undefined> {
  await socket.until((all) => messagesIn(all, type).length >= count, within);
  return saidOf(socket, type)[count - 1];
}

function messagesIn(all: readonly unknown[], type: string): readonly Message[] {
  return all.filter((message): message is Message => isObject(message) && message.message_type === type);
}

/** How messages name somebody. */
export function personOf({ subject }: Identity): { readonly user_id: string } {
  return { user_id: subject };
}

/** A cell of a diagram that nobody has drawn yet. */
export function newCell(x = 10) {
  return {
    id: randomUUID(),
    shape: 'process',
    position: { x, y: 20 },
    size: { width: 120, height: 60 },
    attrs: { text: { text: 'Drawn together' } },
  };
}

/** The operation with which somebody draws a cell. */
export function drawing(by: Identity, cell: { readonly id: string }) {
  return {
    message_type: 'diagram_operation',
    initiating_user: personOf(by),
    operation_id: randomUUID(),
    operation: { type: 'patch', cells: [{ id: cell.id, operation: 'add', data: cell }] },
  };
}
