import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** What becomes of a request: it gets through, or gets this instead. */
export type Instead = undefined | ((raw: IncomingMessage, response: ServerResponse) => void);

/** Something between a client and a server, which can be told to fail. */
export interface Front {
  readonly url: string;
  /** Requests that came, by "POST /threat_models". */
  readonly seen: () => readonly string[];
  /** Nobody listens any more, and whoever was connected is not. */
  readonly goAway: () => void;
  readonly comeBack: () => Promise<void>;
}

/** Stands before a server until its test ends. `instead` is asked about every request, with its number from 1. */
export async function front(
  server: string,
  instead: (number: number, raw: IncomingMessage) => Instead | Promise<Instead>,
): Promise<Front> {
  const seen: string[] = [];
  const agent = new Agent({ keepAlive: true });
  const proxy = createServer(async (raw, response) => {
    const { method, url = '/', headers } = raw;
    seen.push(`${method} ${url.split('?')[0]}`);
    const answer = await instead(seen.length, raw);
    if (answer) {
      raw.resume();
      answer(raw, response);
      return;
    }
    const passed = request(`${server}${url}`, { method, headers, agent }, (answered) => {
      response.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(response);
    });
    passed.on('error', () => raw.socket.destroy());
    raw.pipe(passed);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('it listens at no port');
  const { port } = address;
  const goAway = (): void => {
    proxy.close();
    proxy.closeAllConnections();
  };
  onTestFinished(() => {
    if (proxy.listening) goAway();
    agent.destroy();
  });
  return {
    url: `http://127.0.0.1:${port}`,
    seen: () => seen,
    goAway,
    comeBack: async () => {
      proxy.listen(port, '127.0.0.1');
      await once(proxy, 'listening');
    },
  };
}

/** The page of a gateway that finds nobody behind it. */
export function gatewayPage(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { 'content-type': 'text/html' });
  response.end('<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>');
}
