const note = {
  type: 'object',
  required: ['id', 'owner', 'text'],
  properties: { id: { type: 'string' }, owner: { type: 'string' }, text: { type: 'string' } },
};
const json = (description: string, schema: object) => ({
  description,
  content: { 'application/json': { schema } },
});
const error = (description: string) =>
  json(description, { type: 'object', required: ['error'], properties: { error: { type: 'string' } } });
const refusals = { 401: error('Nobody is logged in'), 403: error('The CSRF token is missing or wrong') };
const body = {
  required: true,
  content: {
    'application/json': {
      schema: { type: 'object', required: ['text'], properties: { text: { type: 'string', minLength: 1 } } },
    },
  },
};
const id = { name: 'noteId', in: 'path', required: true, schema: { type: 'string' } };

/** What a server of notes says of itself; `given` are the responses to whoever asks for a CSRF token. */
export const notesDocument = (given: object) => ({
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1' },
  security: [{ session: [] }],
  paths: {
    '/csrf': {
      get: {
        summary: 'Get a CSRF token',
        security: [],
        responses: given,
      },
    },
    '/login': {
      post: {
        summary: 'Log in',
        operationId: 'logIn',
        security: [],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['username', 'password'],
                properties: {
                  username: { type: 'string' },
                  password: { type: 'string', format: 'password' },
                },
              },
            },
          },
        },
        responses: {
          204: { description: 'The session is in a cookie' },
          400: error('Not a login'),
          401: error('Wrong username or password'),
          403: error('The CSRF token is missing or wrong'),
        },
      },
    },
    '/notes': {
      get: {
        summary: 'List notes',
        responses: { 200: json('The notes', { type: 'array', items: note }), 401: refusals[401] },
      },
      post: {
        summary: 'Write a note',
        requestBody: body,
        responses: { 201: json('The note', note), 400: error('No text'), ...refusals },
      },
    },
    '/notes/{noteId}': {
      parameters: [id],
      get: {
        summary: 'Read a note',
        responses: { 200: json('The note', note), 401: refusals[401], 404: error('No such note') },
      },
      put: {
        summary: 'Change a note',
        requestBody: body,
        responses: {
          200: json('The note', note),
          400: error('No text'),
          404: error('No such note'),
          ...refusals,
        },
      },
      delete: {
        summary: 'Remove a note',
        responses: { 204: { description: 'It is gone' }, 404: error('No such note'), ...refusals },
      },
    },
  },
  components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'sid' } } },
});

/** The same, where the document itself declares the double submit of a cookie. */
export function declaringCsrf(document: ReturnType<typeof notesDocument>): object {
  const guard = {
    ...{ type: 'apiKey', in: 'header', name: 'X-XSRF-TOKEN' },
    'x-csrf': { cookie: 'XSRF-TOKEN', path: '/csrf' },
  };
  const declared = Object.entries(document.paths).map(([path, item]) => [path, guardedItem(item)]);
  return {
    ...document,
    paths: Object.fromEntries(declared),
    components: { securitySchemes: { ...document.components.securitySchemes, guard } },
  };
}

/** Every operation that changes something names the guard: the login alone, all others besides the session. */
function guardedItem(item: object): object {
  const operations = Object.entries(item).map(([method, operation]) => {
    if (method === 'get' || method === 'parameters') return [method, operation];
    const isLogin = 'security' in operation;
    return [method, { ...operation, security: [{ ...(!isLogin && { session: [] }), guard: [] }] }];
  });
  return Object.fromEntries(operations);
}
