import { keep, textIn } from './collection.ts';
import {
  type Answered,
  type Asked,
  json,
  problem,
  problemSchema,
  refused,
  type StatefulServer,
} from './small-server.ts';

/** Removals that one login is good for: then the server wants a new one. */
const removalsOfALogin = 2;

/**
 * Vaults of others, which only somebody removes who has logged in lately (RFC 9470). A refreshed token is as old as the
 * login that it goes back to. `fault`: what is wrong with it. Without one it is as its document says.
 */
export function vaults({
  fault,
}: {
  readonly fault?: 'no login is new enough' | undefined;
} = {}): StatefulServer & {
  /** Logins and refreshs so far. */
  readonly logins: () => { readonly anew: number; readonly refreshed: number };
} {
  const kept = keep('/vaults', { label: 'Of somebody' });
  const left = new Map<string, number>();
  const logins = { anew: 0, refreshed: 0 };
  const issue = (login: string): Answered => ({
    status: 200,
    json: { token: `${login}-${crypto.randomUUID()}`, refresh_token: login },
  });
  const isKnown = (token = ''): boolean => left.has(loginOf(token));

  function remove(asked: Asked): Answered {
    const login = loginOf(asked.token ?? '');
    const more = left.get(login) ?? 0;
    if (fault || more === 0) return staleLogin;
    const answered = kept.one(asked);
    if (answered.status === 204) left.set(login, more - 1);
    return answered;
  }

  function inVaults(asked: Asked): Answered {
    if (!isKnown(asked.token)) return wrong('Bearer');
    if (asked.method === 'DELETE') return remove(asked);
    if (asked.parts[1] !== undefined) return kept.one(asked);
    if (asked.method === 'GET') return kept.list();
    const label = textIn(asked.json, 'label');
    return label === undefined || label === '' ? problem(400) : kept.add({ label });
  }

  return {
    document,
    state: kept.state,
    logins: () => logins,
    answer: (asked) => {
      const { method, path, json: sent } = asked;
      if (method === 'POST' && path === '/login') {
        if (textIn(sent, 'password') !== 'of the owner') return wrong('Form');
        const login = `login${++logins.anew}`;
        left.set(login, removalsOfALogin);
        return issue(login);
      }
      if (method === 'POST' && path === '/refresh') {
        const login = textIn(sent, 'refresh_token') ?? '';
        if (!left.has(login)) return wrong('Form');
        logins.refreshed += 1;
        return issue(login);
      }
      return asked.parts[0] === 'vaults' ? inVaults(asked) : problem(404);
    },
  };
}

function wrong(challenge: string): Answered {
  return { ...problem(401), headers: { 'www-authenticate': challenge } };
}

const staleLogin = wrong(
  'Bearer error="insufficient_user_authentication", error_description="Log in again", max_age="300"',
);

function loginOf(token: string): string {
  return token.split('-')[0] ?? '';
}

const vault = {
  type: 'object',
  required: ['id', 'label'],
  properties: { id: { type: 'integer' }, label: { type: 'string' } },
};
const tokens = {
  description: 'Logged in',
  content: json({
    type: 'object',
    properties: { token: { type: 'string' }, refresh_token: { type: 'string' } },
  }),
};
const takes = (member: string) => ({
  required: true,
  content: json({ type: 'object', required: [member], properties: { [member]: { type: 'string' } } }),
});

const document = {
  openapi: '3.1.0',
  info: { title: 'Vaults', version: '1' },
  security: [{ token: [] }],
  paths: {
    '/login': {
      post: { security: [], requestBody: takes('password'), responses: { 200: tokens, 401: refused } },
    },
    '/refresh': {
      post: { security: [], requestBody: takes('refresh_token'), responses: { 200: tokens, 401: refused } },
    },
    '/vaults': {
      get: {
        responses: {
          200: { description: 'All', content: json({ type: 'array', items: vault }) },
          401: refused,
        },
      },
      post: {
        requestBody: {
          required: true,
          content: json({
            type: 'object',
            required: ['label'],
            properties: { label: { type: 'string', minLength: 1 } },
          }),
        },
        responses: { 201: { description: 'Made', content: json(vault) }, 400: refused, 401: refused },
      },
    },
    '/vaults/{vaultId}': {
      parameters: [{ name: 'vaultId', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { responses: { 200: { description: 'One', content: json(vault) }, 401: refused, 404: refused } },
      delete: { responses: { 204: { description: 'Gone' }, 401: refused, 404: refused } },
    },
  },
  components: {
    schemas: { Problem: problemSchema },
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
  },
};
