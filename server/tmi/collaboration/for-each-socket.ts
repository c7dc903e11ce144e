import type { FastifyBaseLogger } from 'fastify';
import type { Seated } from './hub.ts';

/**
 * Does something for sockets, one after the other, however often it is asked for: a socket that still waits for its turn
 * has one turn. A failure is logged, and does not keep the others waiting.
 */
export function forEachSocket(
  log: FastifyBaseLogger,
  task: (socket: Seated) => Promise<void>,
): (sockets: readonly Seated[]) => void {
  const waiting = new Map<string, Seated>();
  let isRunning = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    for (const [id, socket] of waiting) {
      waiting.delete(id);
      try {
        await task(socket);
      } catch (error) {
        log.error({ err: error }, 'a collaboration socket could not be looked after');
      }
    }
    isRunning = false;
  };
  return (sockets) => {
    for (const socket of sockets) waiting.set(socket.seat.connectionId, socket);
    if (!isRunning) void run();
  };
}
