import {
  type Answered,
  isObject,
  json,
  problem,
  problemSchema,
  refused,
  type StatefulServer,
} from './small-server.ts';

/**
 * A workflow engine with an API of commands: POST of a collection searches it, `POST /groups/create` creates, and a POST of
 * the variables of an instance modifies them. One instance is somebody's. A group can be copied, and no response names the
 * copy. `fault`: what is wrong with it.
 */
export function workflows(fault?: 'any query is taken'): StatefulServer {
  const groups = new Map<string, string>([['somebody-s', 'A group']]);
  const variables = new Map<string, unknown>([['amount', 10]]);

  function write(name: string | undefined, body: unknown): Answered {
    if (!isObject(body)) return problem(400);
    const written = name === undefined ? body.modifications : { [name]: body };
    if (!isObject(written)) return problem(400);
    if (name === undefined && Object.values(written).some((value) => typeof value !== 'string'))
      return problem(400);
    for (const [key, value] of Object.entries(written)) variables.set(key, value);
    return { status: 204 };
  }

  function ofInstance(method: string, [part, name]: readonly string[], body: unknown): Answered {
    if (part === undefined) return method === 'GET' ? { status: 200, json: { id: 'i1' } } : problem(409);
    if (method === 'POST' || method === 'PUT') return write(name, body);
    if (name === undefined) return { status: 200, json: Object.fromEntries(variables) };
    if (!variables.has(name)) return problem(404);
    if (method === 'DELETE') variables.delete(name);
    return method === 'DELETE' ? { status: 204 } : { status: 200, json: {} };
  }

  function create(body: unknown): Answered {
    if (!isObject(body) || typeof body.id !== 'string' || typeof body.name !== 'string') return problem(400);
    if (body.id === '') return problem(400);
    if (groups.has(body.id)) return problem(409);
    groups.set(body.id, body.name);
    return { status: 204 };
  }

  function ofGroup(method: string, id: string): Answered {
    const name = groups.get(id);
    if (method === 'GET')
      return name === undefined ? problem(404) : { status: 200, json: { id, name: name ?? '' } };
    return groups.delete(id) ? { status: 204 } : problem(404);
  }

  function copy(id: string): Answered {
    if (!groups.has(id)) return problem(404);
    groups.set(`copy-${groups.size}`, `A copy of ${id}`);
    return { status: 204 };
  }

  return {
    document,
    state: () => JSON.stringify([[...groups], [...variables]]),
    answer: ({ method, path, parts: [, id, ...rest], json: body }) => {
      if (path === '/groups') return { status: 200, json: [...groups].map(([id, name]) => ({ id, name })) };
      if (path === '/groups/create') return create(body);
      if (rest[0] === 'copy') return copy(id ?? '');
      if (path.startsWith('/groups/')) return ofGroup(method, id ?? '');
      if (id === undefined)
        return method === 'GET' || fault || isSearch(body)
          ? { status: 200, json: [{ id: 'i1', workflow: 'invoice' }] }
          : problem(400);
      return id === 'i1' ? ofInstance(method, rest, body) : problem(404);
    },
  };
}

function isSearch(body: unknown): boolean {
  return isObject(body) && (body.workflow === undefined || typeof body.workflow === 'string');
}

const text = { type: 'string' };
const listOf = (name: string) => ({
  description: 'All',
  content: json({ type: 'array', items: { $ref: `#/components/schemas/${name}` } }),
});
const done = { description: 'Done' };
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: text });
const body = (schema: object) => ({ required: true, content: json(schema) });
const anything = { description: 'One', content: json({ type: 'object' }) };

const document = {
  openapi: '3.0.3',
  info: { title: 'Workflows', version: '1' },
  paths: {
    '/instances': {
      get: { operationId: 'getInstances', responses: { 200: listOf('Instance') } },
      post: {
        operationId: 'queryInstances',
        requestBody: body({ type: 'object', properties: { workflow: text } }),
        responses: { 200: listOf('Instance'), 400: refused },
      },
    },
    '/instances/{id}': {
      parameters: [inPath('id')],
      get: { responses: { 200: anything, 404: refused } },
      delete: { responses: { 204: done, 404: refused, 409: refused } },
    },
    '/instances/{id}/variables': {
      parameters: [inPath('id')],
      get: { responses: { 200: anything, 404: refused } },
      post: {
        operationId: 'modifyVariables',
        requestBody: body({
          type: 'object',
          required: ['modifications'],
          properties: { modifications: { type: 'object', additionalProperties: text } },
          example: { modifications: { color: 'red' } },
        }),
        responses: { 204: done, 400: refused, 404: refused },
      },
    },
    '/instances/{id}/variables/{name}': {
      parameters: [inPath('id'), inPath('name')],
      get: { responses: { 200: anything, 404: refused } },
      put: { requestBody: body({ type: 'object' }), responses: { 204: done, 400: refused, 404: refused } },
      delete: { responses: { 204: done, 404: refused } },
    },
    '/groups': { get: { responses: { 200: listOf('Group') } } },
    '/groups/create': {
      post: {
        operationId: 'createGroup',
        requestBody: body({ $ref: '#/components/schemas/Group' }),
        responses: { 204: done, 400: refused, 409: refused },
      },
    },
    '/groups/{id}': {
      parameters: [inPath('id')],
      get: {
        responses: {
          200: { description: 'One', content: json({ $ref: '#/components/schemas/Group' }) },
          404: refused,
        },
      },
      delete: { responses: { 204: done, 404: refused } },
    },
    '/groups/{id}/copy': {
      parameters: [inPath('id')],
      post: { operationId: 'copyGroup', responses: { 204: done, 404: refused } },
    },
  },
  components: {
    schemas: {
      Problem: problemSchema,
      Instance: { type: 'object', required: ['id'], properties: { id: text, workflow: text } },
      Group: {
        type: 'object',
        required: ['id', 'name'],
        properties: { id: { type: 'string', minLength: 1 }, name: text },
      },
    },
  },
};
