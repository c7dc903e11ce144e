import { setTimeout as wait } from 'node:timers/promises';
import { keep, textIn } from './collection.ts';
import {
  type Answered,
  type Asked,
  isObject,
  json,
  problem,
  problemSchema,
  refused,
  type StatefulServer,
} from './small-server.ts';

/** Lockers behind a login whose answer has a token deep inside, for a moment, and a refresh token that is good once. */
export interface Lockers extends StatefulServer {
  /** Accounts that are there. */
  readonly accounts: () => readonly string[];
  /** How often what came: logins that were let in, tokens that were refreshed, requests that were one too many. */
  readonly counts: { logins: number; refreshes: number; tooMany: number };
}

export interface LockersOptions {
  readonly fault?: 'short labels are taken' | 'tokens outlive their account' | undefined;
  /** Milliseconds that a token is good for; its answer says half of that. */
  readonly lifetime?: number;
  /** Logins that an hour has room for. */
  readonly loginsAnHour?: number;
}

export function lockers({ fault, lifetime = 600_000, loginsAnHour = 1000 }: LockersOptions = {}): Lockers {
  const kept = keep('/lockers', { label: 'Of somebody' });
  const passwords = new Map([
    ['ann@example.org', 'Recognisable-ann'],
    ['bob@example.org', 'Recognisable-bob'],
  ]);
  const tokens = new Map<string, { readonly email: string; readonly until: number }>();
  const refreshTokens = new Map<string, string>();
  const counts = { logins: 0, refreshes: 0, tooMany: 0 };
  let asked = 0;
  let serial = 0;

  function tokensFor(email: string): Answered {
    const [access, refresh] = [`Recognisable-access-${++serial}`, `Recognisable-refresh-${++serial}`];
    tokens.set(access, { email, until: Date.now() + lifetime });
    refreshTokens.set(refresh, email);
    return {
      status: 200,
      json: { data: { access_token: access, refresh_token: refresh, seconds: lifetime / 2000 } },
    };
  }

  function logIn(body: unknown): Answered {
    if (++asked > loginsAnHour) {
      counts.tooMany += 1;
      return { ...problem(429), headers: { 'retry-after': '3600' } };
    }
    const user = isObject(body) && isObject(body.user) ? body.user : {};
    const [email, password] = [textIn(user, 'email'), textIn(user, 'password')];
    if (email === undefined || password === undefined) return problem(400);
    if (passwords.get(email) !== password) return unauthenticated;
    counts.logins += 1;
    return tokensFor(email);
  }

  function refresh(body: unknown): Answered {
    const token = textIn(body, 'refresh_token');
    if (token === undefined) return problem(400);
    const email = refreshTokens.get(token);
    refreshTokens.delete(token);
    if (email === undefined) return unauthenticated;
    counts.refreshes += 1;
    return tokensFor(email);
  }

  function signUp(body: unknown): Answered {
    const profile = isObject(body) && isObject(body.profile) ? body.profile : {};
    const [email, password] = [textIn(profile, 'email'), textIn(body, 'password')];
    if (!email?.includes('@') || password === undefined || password.length < 8) return problem(400);
    if (passwords.has(email)) return problem(409);
    passwords.set(email, password);
    return { status: 201, json: { account: { id: email } } };
  }

  function ofOneself(email: string, { method, path, token }: Asked): Answered {
    if (path === '/session') {
      tokens.delete(token ?? '');
      return { status: 204 };
    }
    if (method !== 'DELETE') return { status: 200, json: { email } };
    passwords.delete(email);
    if (fault !== 'tokens outlive their account')
      for (const [each, { email: of }] of tokens) if (of === email) tokens.delete(each);
    return { status: 204 };
  }

  /** What nobody has to be logged in for. */
  const openTo: Readonly<Record<string, (body: unknown) => Answered>> = {
    'POST /session': logIn,
    'POST /session/refresh': refresh,
    'POST /accounts': signUp,
  };

  async function answer(request: Asked): Promise<Answered> {
    const { method, path, parts, json: body, token } = request;
    await wait(10);
    const open = openTo[`${method} ${path}`];
    if (open) return open(body);
    const held = tokens.get(token ?? '');
    if (!held || held.until < Date.now()) return unauthenticated;
    if (path === '/session' || path === '/me') return ofOneself(held.email, request);
    if (parts.length === 2) return kept.one(request);
    if (method === 'GET') return kept.list();
    const label = textIn(body, 'label');
    const isRight = label !== undefined && (label.length >= 3 || fault === 'short labels are taken');
    return isRight ? kept.add({ label }) : problem(400);
  }

  return { document, answer, counts, state: kept.state, accounts: () => [...passwords.keys()] };
}

const unauthenticated: Answered = { ...problem(401), headers: { 'www-authenticate': 'Bearer' } };

const text = { type: 'string' } as const;
const object = (properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});
const body = (schema: object) => ({ required: true, content: json(schema) });
const done = (description: string, schema: object) => ({ description, content: json(schema) });
const locker = object({ id: { type: 'integer' }, label: text });
const given = done(
  'Logged in',
  object({ data: object({ access_token: text, refresh_token: text, seconds: { type: 'number' } }) }),
);

const document = {
  openapi: '3.1.0',
  info: { title: 'Lockers', version: '1' },
  security: [{ token: [] }],
  paths: {
    '/session': {
      post: {
        operationId: 'logIn',
        security: [],
        requestBody: body(object({ user: object({ email: text, password: text }) })),
        responses: { 200: given, 400: refused, 401: refused, 429: refused },
      },
      delete: {
        operationId: 'logOut',
        responses: { 204: { description: 'The token is revoked' }, 401: refused },
      },
    },
    '/session/refresh': {
      post: {
        operationId: 'refreshSession',
        security: [],
        requestBody: body(object({ refresh_token: text })),
        responses: { 200: given, 400: refused, 401: refused },
      },
    },
    '/accounts': {
      post: {
        operationId: 'signUp',
        security: [],
        requestBody: body(
          object({
            profile: object({ email: { ...text, format: 'email' } }),
            password: { ...text, minLength: 8 },
          }),
        ),
        responses: {
          201: done('Signed up', object({ account: object({ id: text }) })),
          400: refused,
          409: refused,
        },
      },
    },
    '/me': {
      get: {
        operationId: 'getMe',
        responses: { 200: done('Oneself', object({ email: text })), 401: refused },
      },
      delete: {
        operationId: 'deleteMe',
        responses: { 204: { description: 'The account is gone' }, 401: refused },
      },
    },
    '/lockers': {
      get: {
        operationId: 'listLockers',
        responses: { 200: done('All', { type: 'array', items: locker }), 401: refused },
      },
      post: {
        operationId: 'addLocker',
        requestBody: body(object({ label: { ...text, minLength: 3 } })),
        responses: { 201: done('Added', locker), 400: refused, 401: refused },
      },
    },
    '/lockers/{lockerId}': {
      parameters: [{ name: 'lockerId', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { operationId: 'getLocker', responses: { 200: done('One', locker), 401: refused, 404: refused } },
      delete: {
        operationId: 'removeLocker',
        responses: { 204: { description: 'Gone' }, 401: refused, 404: refused },
      },
    },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: { Problem: problemSchema },
  },
};
