import type { Closing, Socket } from '../model/socket.ts';
import { createArrivals } from './create-arrivals.ts';

/** What somebody wants to know of a socket, as it happens. */
export interface SocketWatcher {
  readonly onMessage: (text: string) => void;
  readonly onSend: (text: string) => void;
  readonly onClose: (closing: Closing) => void;
}

/** How long the other side may take to open or to close. */
const PATIENCE_MS = 5000;

/**
 * Connects, and resolves once the other side has let us in or has not: that it did not is an outcome like any other. A
 * message that is no JSON arrives as the text it is.
 */
export async function connect(url: string, watcher: SocketWatcher): Promise<Socket> {
  const messages = createArrivals<unknown>();
  const closings = createArrivals<Closing>();
  const outcomes = createArrivals<'let in' | 'closed'>();
  const socket = new WebSocket(url);
  socket.addEventListener('open', () => outcomes.add('let in'));
  socket.addEventListener('message', ({ data }) => {
    const text = String(data);
    watcher.onMessage(text);
    messages.add(parsed(text));
  });
  socket.addEventListener('close', ({ code, reason }) => {
    watcher.onClose({ code, reason });
    closings.add({ code, reason });
    outcomes.add('closed');
  });
  const untilClosed = async (milliseconds: number): Promise<Closing | undefined> => {
    await closings.arrivals.until((all) => all.length > 0, milliseconds);
    return closings.arrivals.all()[0];
  };
  await outcomes.arrivals.until((all) => all.length > 0, PATIENCE_MS);
  return {
    ...messages.arrivals,
    wasOpened: outcomes.arrivals.all().includes('let in'),
    send: (message) => {
      const text = JSON.stringify(message);
      // Whatever is said into a socket that is closed, nobody hears.
      if (socket.readyState !== WebSocket.OPEN) return;
      watcher.onSend(text);
      socket.send(text);
    },
    closing: () => closings.arrivals.all()[0],
    untilClosed,
    close: async () => {
      socket.close();
      await untilClosed(PATIENCE_MS);
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
