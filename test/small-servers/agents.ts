import { keep, textIn } from './collection.ts';
import { isObject, json, problem, problemSchema, refused, type StatefulServer } from './small-server.ts';

/** Agents, and the pools that they work in, which only a search shows. `makesPools`: with the first agent comes a pool. */
export function agents({ makesPools }: { readonly makesPools: boolean }): StatefulServer {
  const kept = keep('/agents', { title: 'of-others' });
  const pools = new Map([['p0', { id: 'p0', size: 1 }]]);
  return {
    document,
    state: () => kept.state() + JSON.stringify([...pools.values()]),
    answer: (asked) => {
      const { method, parts, json: body } = asked;
      const [first, id] = parts;
      if (first === 'pools') return id === 'filter' ? found(body) : onePool(method, id ?? '');
      if (first !== 'agents') return problem(404);
      if (id !== undefined) return kept.one(asked);
      if (method === 'GET') return kept.list();
      const title = textIn(body, 'title');
      if (title === undefined) return problem(400);
      if (makesPools) pools.set('p1', { id: 'p1', size: 1 });
      return kept.add({ title });
    },
  };

  function found(body: unknown) {
    if (!isObject(body)) return problem(400);
    const { size = 1 } = body;
    if (!Number.isInteger(size)) return problem(400);
    return { status: 200, json: [...pools.values()].filter((pool) => pool.size === size) };
  }

  function onePool(method: string, id: string) {
    const pool = pools.get(id);
    if (!pool) return problem(404);
    if (method === 'DELETE') pools.delete(id);
    return method === 'DELETE' ? { status: 204 } : { status: 200, json: pool };
  }
}

const agent = {
  type: 'object',
  required: ['id', 'title'],
  properties: { id: { type: 'integer' }, title: { type: 'string' } },
};

const pool = {
  type: 'object',
  required: ['id', 'size'],
  properties: { id: { type: 'string' }, size: { type: 'integer' } },
};

const path = (type: string) => [{ name: 'id', in: 'path', required: true, schema: { type } }];

const document = {
  openapi: '3.1.0',
  info: { title: 'Agents', version: '1' },
  paths: {
    '/agents': {
      get: { responses: { 200: { description: 'All', content: json({ type: 'array', items: agent }) } } },
      post: {
        requestBody: {
          required: true,
          content: json({ type: 'object', required: ['title'], properties: { title: { type: 'string' } } }),
        },
        responses: { 201: { description: 'Made', content: json(agent) }, 400: refused },
      },
    },
    '/agents/{id}': {
      parameters: path('integer'),
      get: { responses: { 200: { description: 'It', content: json(agent) }, 404: refused } },
      delete: { responses: { 204: { description: 'Gone' }, 404: refused } },
    },
    '/pools/filter': {
      post: {
        requestBody: {
          required: true,
          content: json({ type: 'object', properties: { size: { type: 'integer' } } }),
        },
        responses: {
          200: { description: 'Those', content: json({ type: 'array', items: pool }) },
          400: refused,
        },
      },
    },
    '/pools/{id}': {
      parameters: path('string'),
      get: { responses: { 200: { description: 'It', content: json(pool) }, 404: refused } },
      delete: { responses: { 204: { description: 'Gone' }, 404: refused } },
    },
  },
  components: { schemas: { Problem: problemSchema } },
};
