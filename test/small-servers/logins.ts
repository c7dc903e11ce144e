import { textIn } from './collection.ts';
import { json, problem, problemSchema, refused, type SmallServer } from './small-server.ts';

/** A login whose document shows credentials that work nowhere. Broken: an account that nobody has makes it fail. */
export function logins(isBroken: boolean): SmallServer & {
  readonly state: () => string;
  /** Pairs of account and password that were sent, in their order. */
  readonly tried: readonly string[];
} {
  const tried: string[] = [];
  return {
    document,
    tried,
    state: () => '',
    answer: ({ method, path, json: sent }) => {
      if (method === 'GET' && path === '/hours') return { status: 200, json: '9 to 5' };
      if (path !== '/auth/login' && path !== '/auth/reset-password') return problem(404);
      const [user, password] = [textIn(sent, 'username'), textIn(sent, 'password')];
      if (user === undefined || password === undefined) return problem(422);
      tried.push(`${user}:${password}`);
      return isBroken ? problem(500) : { ...problem(401), headers: { 'www-authenticate': 'Form' } };
    },
  };
}

const credentials = {
  required: true,
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['username', 'password'],
        properties: { username: { type: 'string' }, password: { type: 'string' } },
      },
      example: { username: 'john', password: 'secret-of-the-example' },
    },
  },
};
const session = {
  description: 'Logged in',
  content: json({ type: 'object', properties: { token: { type: 'string' } } }),
};

const document = {
  openapi: '3.1.0',
  info: { title: 'Logins', version: '1' },
  paths: {
    '/hours': {
      get: { responses: { 200: { description: 'Hours', content: json({ type: 'string' }) } } },
    },
    '/auth/login': {
      post: {
        requestBody: credentials,
        responses: { 200: session, 400: refused, 401: refused, 422: refused },
      },
    },
    '/auth/reset-password': {
      post: { requestBody: credentials, responses: { 200: session, 401: refused, 422: refused } },
    },
  },
  components: { schemas: { Problem: problemSchema } },
};
