import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { accountRoutes, signUp } from './accounts.ts';
import { administrationRoutes } from './administration.ts';
import { bodyOf } from './bodies.ts';
import { type Call, ok, type Reply, type Route } from './call.ts';
import { roleNamed, seeded } from './records.ts';
import { Refusal, Rejection } from './refusals.ts';
import type { Release } from './release.ts';
import { createTokens } from './tokens.ts';

export interface Original {
  readonly url: string;
  /** The access token of a new account. */
  readonly enter: (name: string, role?: 'admin') => string;
  /** How many roles and permissions there are besides those of the beginning. */
  readonly made: () => number;
  readonly close: () => Promise<void>;
}

const base = '/api/v1';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The user management as two states of its code answer: a server of its own, which shares no code with ours. Axum's habits
 * are in it: what its extractors refuse is a plain text, and a method that a path does not have is answered with nothing.
 */
export async function startOriginal(release: Release): Promise<Original> {
  const records = seeded();
  const tokens = createTokens(records);
  const routes = [...accountRoutes(release), ...administrationRoutes].map(compiled);
  const seeds = records.roles.size + records.permissions.size;

  function answer(request: IncomingMessage, sent: string): Reply | undefined {
    const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://any');
    if (pathname === '/health-check') return ok('HEALTH_OK', { status: 'UP' });
    // The guard stands before the routes.
    if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method ?? '')) requirePair(request);
    const there = routes.filter(({ pattern }) => pattern.test(pathname));
    if (there.length === 0) throw new Refusal(404, 'NOT_FOUND', 'The requested resource was not found');
    const found = there.find(({ method }) => method === request.method);
    if (!found) return undefined;
    const { route, pattern } = found;
    const { authorization } = request.headers;
    if (route.needs !== undefined) requirePermission(route, authorization);
    const path = { ...pattern.exec(pathname)?.groups };
    requireReadable(path, query);
    const body = route.body ? bodyOf(route, request.headers['content-type'], sent) : {};
    return handled(route, { records, tokens, path, query, body, authorization });
  }

  function requirePermission({ needs = '', role }: Route, authorization: Call['authorization']): void {
    const { roles, permissions } = tokens.holderOf(authorization);
    if (role && !roles.includes(role))
      throw new Refusal(403, 'MISSING_ROLE', `Missing required role: ${role}`);
    if (needs !== 'any' && !permissions.includes(needs))
      throw new Refusal(403, 'MISSING_PERMISSION', `Missing required permission: ${needs}`);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = request.headers['x-request-id'];
    const requestId = typeof given === 'string' ? given : randomUUID();
    response.setHeader('x-request-id', requestId);
    const sent = await text(request);
    const meta = {
      requestId,
      timestamp: new Date().toISOString().replace('Z', '000000+00:00'),
      version: '1.0',
    };
    const send = (status: number, json: object): void => {
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify({ ...json, meta }));
    };
    if (request.url === '/metrics') {
      response
        .writeHead(200, { 'content-type': 'text/plain' })
        .end('# TYPE axum_http_requests_total counter\n');
      return;
    }
    try {
      const reply = answer(request, sent);
      if (!reply) {
        response.writeHead(405).end();
        return;
      }
      const { code, data, headers = {} } = reply;
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      send(200, { success: true, code, message: 'Success', data });
    } catch (error) {
      if (error instanceof Rejection)
        response.writeHead(error.status, { 'content-type': 'text/plain; charset=utf-8' }).end(error.message);
      else if (error instanceof Refusal)
        send(error.status, {
          success: false,
          code: error.code,
          message: error.message,
          errors: error.errors,
        });
      else throw error;
    }
  }

  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    enter: (name, role) => {
      const account = {
        username: name,
        email: `${name}@example.com`,
        displayName: name,
        password: 'password',
      };
      const user = signUp(records, account);
      if (role) user.roles.add(roleNamed(records, role).id);
      return tokens.access(user);
    },
    made: () => records.roles.size + records.permissions.size - seeds,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What a handler throws that it does not know is 500, with the text of the database. */
function handled(route: Route, call: Call): Reply {
  try {
    return route.handler(call);
  } catch (error) {
    if (error instanceof Refusal || error instanceof Rejection) throw error;
    throw new Refusal(500, route.failed ?? 'FAILED', (error as Error).message);
  }
}

/** What Axum's extractors make of a path and a query. */
function requireReadable(path: Call['path'], query: URLSearchParams): void {
  for (const value of Object.values(path))
    if (!uuid.test(value)) throw new Rejection(400, 'Invalid URL: Cannot parse value to a `Uuid`');
  for (const name of ['page', 'pageSize'])
    if (query.has(name) && !/^-?\d+$/.test(query.get(name) ?? ''))
      throw new Rejection(400, 'Failed to deserialize query string: invalid digit found in string');
}

/** Any pair of equal texts will do. */
function requirePair({ headers }: IncomingMessage): void {
  const cookie = /(?:^|; )csrf_token=([^;]*)/.exec(headers.cookie ?? '')?.[1];
  if (cookie === undefined || headers['x-csrf-token'] !== cookie)
    throw new Refusal(403, 'CSRF_ERROR', 'Invalid or missing CSRF token');
}

function compiled(route: Route) {
  const [method = '', path = ''] = route.route.split(' ');
  return { method, route, pattern: new RegExp(`^${base}${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`) };
}
