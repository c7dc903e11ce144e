import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A list that only those see who get past something, and that nobody changes. */
export interface GuardedList {
  readonly url: string;
  readonly document: object;
  /** Requests that got past it. */
  readonly admitted: () => number;
  /** The headers of every request. */
  readonly seen: readonly IncomingMessage['headers'][];
}

interface Guard {
  readonly letsIn: (request: IncomingMessage) => boolean;
  /** `components.securitySchemes`, all of which are needed at once. */
  readonly schemes: Readonly<Record<string, object>>;
  /** Its challenge (RFC 9110, section 11.6.1). */
  readonly challenge: string;
  /** Where it speaks TLS. */
  readonly tls?: ServerOptions;
}

export async function serveGuarded({ letsIn, schemes, challenge, tls }: Guard): Promise<GuardedList> {
  let admitted = 0;
  const seen: IncomingMessage['headers'][] = [];
  const listener: RequestListener = (request, response) => {
    seen.push(request.headers);
    const headers = { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' };
    if (new URL(request.url ?? '/', 'http://list').pathname !== '/items')
      return response.writeHead(404, headers).end('{"error":"nothing is there"}');
    if (!letsIn(request))
      return response
        .writeHead(401, { ...headers, 'www-authenticate': challenge })
        .end('{"error":"who are you"}');
    admitted += 1;
    return response.writeHead(200, headers).end('[]');
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    document: documentOf(schemes),
    admitted: () => admitted,
    seen,
  };
}

function documentOf(schemes: Readonly<Record<string, object>>): object {
  const answer = (description: string, schema: object) => ({
    description,
    content: { 'application/json': { schema } },
  });
  return {
    openapi: '3.1.0',
    info: { title: 'A guarded list', version: '1' },
    security: [Object.fromEntries(Object.keys(schemes).map((name) => [name, []]))],
    paths: {
      '/items': {
        get: {
          summary: 'List items',
          responses: {
            200: answer('The items', { type: 'array' }),
            401: answer('Who are you', { type: 'object', required: ['error'] }),
          },
        },
      },
    },
    components: { securitySchemes: schemes },
  };
}
