import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** How a stand-in differs from the server behind it. */
export interface Difference {
  /** What is asked for, as the server behind knows it; undefined where the stand-in has nothing there. */
  readonly target: (target: string) => string | undefined;
  /** What the server behind answers, as the stand-in says it. */
  readonly answer: (text: string) => string;
}

export interface StandIn {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** A server that is another one under other names: what it is asked and what it answers is rewritten on its way. */
export async function standIn(behind: string, difference: Difference): Promise<StandIn> {
  const server = createServer((request, response) => {
    pass(behind, difference, request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function pass(
  behind: string,
  { target, answer }: Difference,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  // The server behind says what it says of any place that it does not have.
  const asked = target(request.url ?? '/') ?? '/nothing/is/here';
  const { host: _, connection: __, 'transfer-encoding': ___, ...headers } = request.headers;
  const answered = await fetch(`${behind}${asked}`, {
    method: request.method ?? 'GET',
    headers: Object.entries(headers).map(([name, value]) => [name, String(value)]),
    redirect: 'manual',
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  });
  const body = answer(await answered.text());
  const length = Buffer.byteLength(body);
  response.writeHead(answered.status, [
    ...[...answered.headers]
      .filter(
        ([name]) => !['content-length', 'content-encoding', 'transfer-encoding', 'connection'].includes(name),
      )
      .map(([name, value]) => [name, answer(value)] as [string, string]),
    ...(answered.status === 204 ? [] : [['content-length', String(length)] as [string, string]]),
  ]);
  response.end(answered.status === 204 ? undefined : body);
}
