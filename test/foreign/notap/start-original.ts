import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Call, isUuid, ok, Refusal, type Reply, type Route } from './call.ts';
import { type Enrollments, enrollmentRoutes } from './enrollments.ts';
import { verificationRoutes } from './verification.ts';

export interface Original {
  readonly url: string;
  /** How many users are enrolled. */
  readonly enrolled: () => number;
  readonly close: () => Promise<void>;
}

/**
 * NoTap as its code of October 2025 answers: a server of its own, which shares no code with ours. It has eight of the
 * operations. Express's habits are in it: a path that it does not have is a page, and so is a body that is no JSON.
 */
export async function startOriginal(adminKey: string): Promise<Original> {
  const enrollments: Enrollments = new Map();
  const nonces = new Set<string>();
  const routes = [
    ...enrollmentRoutes(enrollments),
    ...verificationRoutes(enrollments),
    ...systemRoutes(adminKey),
  ].map(compiled);

  function answer(request: IncomingMessage, body: Call['body']): Reply | undefined {
    const { pathname } = new URL(request.url ?? '', 'http://any');
    const found = routes.find(({ method, pattern }) => method === request.method && pattern.test(pathname));
    if (!found) return undefined;
    const given = Object.entries(found.pattern.exec(pathname)?.groups ?? {});
    const path = Object.fromEntries(given.map(([name, value]) => [name, decodeURIComponent(value)]));
    const header = (name: string) => request.headers[name]?.toString();
    if (found.route.nonce) {
      const refused = spend(header('x-nonce') ?? body.nonce, nonces);
      if (refused) return refused;
    }
    return found.route.handler({ path, body, header });
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await text(request);
    const page = (status: number, said: string): void => {
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
      response.end(`<!DOCTYPE html>\n<html lang="en">\n<body>\n<pre>${said}</pre>\n</body>\n</html>\n`);
    };
    const body = bodyOf(request, sent);
    if (!body) return page(400, 'Bad Request');
    const reply = replyTo(() => answer(request, body));
    if (!reply) return page(404, `Cannot ${request.method} ${request.url?.split('?')[0]}`);
    response.writeHead(reply.status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(reply.json));
  }

  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    enrolled: () => enrollments.size,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function replyTo(answered: () => Reply | undefined): Reply | undefined {
  try {
    return answered();
  } catch (error) {
    const { message } = error as Error;
    if (error instanceof Refusal)
      return { status: error.status, json: { success: false, error: message, ...error.more } };
    return { status: 500, json: { success: false, error: 'Internal server error' } };
  }
}

/** Without the member `success`, unlike all other errors. */
function spend(nonce: unknown, used: Set<string>): Reply | undefined {
  const refusal = (status: number, error: string, code: string): Reply => ({ status, json: { error, code } });
  if (!nonce) return refusal(400, 'Nonce required', 'NONCE_MISSING');
  if (!isUuid(nonce)) return refusal(400, 'Invalid nonce format', 'NONCE_INVALID_FORMAT');
  if (used.has(nonce)) return refusal(403, 'Nonce already used', 'NONCE_ALREADY_USED');
  used.add(nonce);
  return undefined;
}

function systemRoutes(adminKey: string): readonly Route[] {
  return [
    {
      route: 'GET /health',
      handler: () => ({
        status: 200,
        json: {
          ...{ status: 'healthy', timestamp: Date.now(), version: '5.0.0' },
          ...{ redis: { connected: true }, database: { connected: true }, cache: {}, rateLimit: {} },
        },
      }),
    },
    {
      route: 'GET /v1/admin/stats',
      handler: ({ header }) => {
        if (header('x-admin-api-key') !== adminKey)
          throw new Refusal(403, 'Unauthorized. Valid API key required.');
        const counted = { hits: 0, misses: 0, hitRate: '0.00%' };
        return ok({
          timestamp: Date.now(),
          cache: { enrollment: counted, session: counted, nonce: counted },
          rateLimit: { totalKeys: 0 },
          fraud: { totalViolations: 0, timestamp: Date.now() },
          redis: { usedMemory: '1.02M', connectedClients: '2', uptime: '120' },
        });
      },
    },
  ];
}

/** What body-parser makes of a body: nothing of one that is no JSON by its type; undefined if it cannot be read. */
function bodyOf({ headers }: IncomingMessage, sent: string): Call['body'] | undefined {
  if (headers['content-type']?.startsWith('application/json') !== true || sent === '') return {};
  try {
    const json: unknown = JSON.parse(sent);
    return typeof json === 'object' && json !== null ? (json as Call['body']) : undefined;
  } catch {
    return undefined;
  }
}

function compiled(route: Route) {
  const [method = '', path = ''] = route.route.split(' ');
  return { method, route, pattern: new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`) };
}
