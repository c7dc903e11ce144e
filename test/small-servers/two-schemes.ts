import { textIn } from './collection.ts';
import { json, problem, problemSchema, refused, type SmallServer } from './small-server.ts';

/** A server where a login gives tokens, and where one operation wants an API key instead. */
export function twoSchemes(): SmallServer {
  return {
    document,
    answer: ({ method, path, json: sent, token, headers }) => {
      if (method === 'POST' && path === '/login')
        return textIn(sent, 'password') === 'Recognisable-password'
          ? { status: 200, json: { token: 'Recognisable-token' } }
          : problem(400);
      const isLetIn =
        path === '/usage' ? headers['x-api-key'] === 'Recognisable-key' : token === 'Recognisable-token';
      if (!isLetIn) return { ...problem(401), headers: { 'www-authenticate': 'Bearer' } };
      return method === 'GET' && ['/usage', '/notes'].includes(path)
        ? { status: 200, json: [] }
        : problem(404);
    },
  };
}

const list = (scheme: string) => ({
  security: [{ [scheme]: [] }],
  responses: { 200: { description: 'A list', content: json({ type: 'array' }) }, 401: refused },
});
const member = { type: 'string', minLength: 1 };

const document = {
  openapi: '3.1.0',
  info: { title: 'Two schemes', version: '1' },
  paths: {
    '/usage': { get: list('key') },
    '/notes': { get: list('token') },
    '/login': {
      post: {
        requestBody: {
          required: true,
          content: json({ type: 'object', required: ['password'], properties: { password: member } }),
        },
        responses: {
          200: { description: 'In', content: json({ type: 'object', properties: { token: member } }) },
          400: refused,
        },
      },
    },
  },
  components: {
    schemas: { Problem: problemSchema },
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer' },
      key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
    },
  },
};
