import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { accountRoutes, register } from './accounts.ts';
import { activityRoutes } from './activity.ts';
import { boardRoutes } from './boards.ts';
import { type Call, Refusal, type Reply, type Route } from './call.ts';
import { commentRoutes } from './comments.ts';
import { createLimits, type Limits } from './limits.ts';
import { noRecords, type Role, type User } from './records.ts';
import type { Release } from './release.ts';
import { ticketRoutes } from './tickets.ts';

export interface Original {
  readonly url: string;
  /** The token of a new account. */
  readonly enter: (name: string, role: Role) => string;
  /** How many boards there are. */
  readonly boards: () => number;
  readonly close: () => Promise<void>;
}

export interface OriginalOptions {
  /** Without it, errors show the stack. */
  readonly production?: boolean;
  readonly limits?: Limits;
}

/**
 * Tasky as its two releases answer: a server of its own, which shares no code with ours. Express's habits are in it: a body
 * that is no JSON is none, and what a handler throws is 500.
 */
export async function startOriginal(
  release: Release,
  { production = false, limits }: OriginalOptions = {},
): Promise<Original> {
  const records = noRecords();
  const secret = randomBytes(16);
  const count = limits && createLimits(limits);
  const routes = [
    ...accountRoutes(release),
    ...boardRoutes(release),
    ...ticketRoutes(release),
    ...commentRoutes(release),
    ...activityRoutes(release),
    ...systemRoutes,
  ].map(compiled);
  const signature = (said: string) => createHmac('sha256', secret).update(said).digest('base64url');
  const sign = ({ _id, role }: User): string => {
    const payload = { sub: _id, role, exp: Math.floor(Date.now() / 1000) + 86_400 };
    const said = [{ alg: 'HS256', typ: 'JWT' }, payload]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${said}.${signature(said)}`;
  };

  function callerOf(authorization: string | undefined): User {
    if (!authorization?.startsWith('Bearer ')) throw new Refusal(401, 'Missing token');
    const [head, payload, signed] = authorization.slice('Bearer '.length).split('.');
    if (signed !== signature(`${head}.${payload}`)) throw new Refusal(401, 'Invalid token');
    const { sub } = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as { sub: string };
    const user = records.users.get(sub);
    if (!user) throw new Refusal(401, 'Invalid token');
    return user;
  }

  function answer(request: IncomingMessage, body: Call['body']): Reply {
    const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://any');
    const found = routes.find(({ method, pattern }) => method === request.method && pattern.test(pathname));
    if (!found) throw new Refusal(404, 'Route not found');
    const { route, pattern } = found;
    const given = Object.entries(pattern.exec(pathname)?.groups ?? {});
    const path = Object.fromEntries(given.map(([name, value]) => [name, decodeURIComponent(value)]));
    const caller = route.public ? undefined : callerOf(request.headers.authorization);
    try {
      return route.handler({ release, records, path, query, body, caller, sign });
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw new Error(route.failed ?? (error as Error).message, { cause: error });
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { refused, headers = {} } =
      request.url === '/health' ? { refused: undefined } : (count?.(request.method ?? '') ?? {});
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const sent = await text(request);
    if (refused !== undefined) {
      response.writeHead(429, { 'content-type': 'text/html; charset=utf-8' }).end(refused);
      return;
    }
    const { status, json } = replyTo(request, sent);
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(json));
  }

  function replyTo(request: IncomingMessage, sent: string): Reply {
    try {
      const isJson = request.headers['content-type']?.startsWith('application/json') === true;
      return answer(request, isJson && sent !== '' ? parsed(sent) : undefined);
    } catch (error) {
      const { message, stack } = error as Error;
      const status = error instanceof Refusal ? error.status : 500;
      const isRaw = status === 500 || message.startsWith('Unexpected');
      return { status, json: { ok: false, error: message, ...(isRaw && !production && { stack }) } };
    }
  }

  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    enter: (name, role) =>
      sign(register(records, { name, email: `${name}@example.com`, password: 'password', role })),
    boards: () => records.boards.size,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const systemRoutes: readonly Route[] = [
  {
    route: 'GET /api',
    public: true,
    handler: () => ({ status: 200, json: { ok: true, message: 'API root' } }),
  },
  {
    route: 'GET /health',
    public: true,
    handler: () => ({ status: 200, json: { ok: true, status: 'healthy' } }),
  },
];

function compiled(route: Route) {
  const [method = '', path = ''] = route.route.split(' ');
  return { method, route, pattern: new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`) };
}

/** body-parser says what the parser said. */
function parsed(sent: string): Call['body'] {
  try {
    const json: unknown = JSON.parse(sent);
    if (typeof json === 'object' && json !== null) return json as Call['body'];
    throw new SyntaxError(`Unexpected token in JSON`);
  } catch (error) {
    throw new Refusal(400, (error as Error).message);
  }
}
