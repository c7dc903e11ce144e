import type { Message } from '../../storage/bus.ts';
import type { Connection } from './connection.ts';
import type { CheckScope, Notice } from './notice.ts';
import type { Seat } from './seat.ts';

/** A socket, and its place in a session. */
export interface Seated {
  readonly connection: Connection;
  readonly seat: Seat;
}

/** The sockets of this instance, and what notices mean to them. */
export interface Hub {
  readonly add: (connection: Connection) => void;
  readonly remove: (connection: Connection) => void;
  readonly all: () => readonly Connection[];
  /** Those who sit in a session. */
  readonly seated: () => readonly Seated[];
  readonly hear: (message: Message) => void;
}

/** @param onCheck what to do when it should be looked which of these sockets should not be open any more */
export function hub(onCheck: (suspects: readonly Seated[]) => void): Hub {
  const connections = new Set<Connection>();

  const seated = () =>
    [...connections].flatMap((connection) => {
      const seat = connection.seat();
      return seat ? [{ connection, seat }] : [];
    });

  const hear = (notice: Notice): void => {
    if (notice.kind === 'check') {
      onCheck(seated().filter(({ seat }) => isConcerned(seat, notice)));
      return;
    }
    for (const { connection, seat } of seated())
      if (seat.sessionId === notice.sessionId) deliver(notice, connection, seat);
  };

  return {
    add: (connection) => void connections.add(connection),
    remove: (connection) => void connections.delete(connection),
    all: () => [...connections],
    seated,
    hear: (message) => hear(message as unknown as Notice),
  };
}

function isConcerned({ caller, threatModelId }: Seat, scope: CheckScope): boolean {
  return (
    (scope.userId === undefined || scope.userId === caller.id) &&
    (scope.threatModelId === undefined || scope.threatModelId === threatModelId)
  );
}

function deliver(notice: Exclude<Notice, { kind: 'check' }>, connection: Connection, seat: Seat): void {
  switch (notice.kind) {
    case 'ended':
      connection.expel('session_terminated');
      return;
    case 'expelled':
      if (seat.caller.id === notice.userId) connection.expel(notice.reason);
      return;
    case 'frame':
      if (notice.except === seat.connectionId) return;
      if (notice.to === undefined || notice.to === seat.caller.id) connection.send(notice.frame);
  }
}
