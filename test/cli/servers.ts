import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { onTestFinished } from 'vitest';

/** A small server on a free port of the loopback interface; closed after the test. Returns its base URL. */
export async function serve(listener: RequestListener): Promise<string> {
  return (await serveUntil(listener)).url;
}

/**
 * The same, for one that may end before the test does: in the middle of what it is asked. With milliseconds, it listens again
 * at the same port when they are over.
 */
export async function serveUntil(
  listener: RequestListener,
): Promise<{ readonly url: string; readonly end: (downFor?: number) => void }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server.address());
  let isOver = false;
  const end = (downFor?: number): void => {
    server.closeAllConnections();
    server.close();
    if (downFor !== undefined) setTimeout(() => !isOver && server.listen(port, '127.0.0.1'), downFor);
  };
  onTestFinished(() => {
    isOver = true;
    end();
  });
  return { url: `http://127.0.0.1:${port}`, end };
}

/** A base URL where nothing listens. */
export async function nowhere(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${portOf(server.address())}`;
  server.close();
  await once(server, 'close');
  return url;
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
