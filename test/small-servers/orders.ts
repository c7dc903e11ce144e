import { keep, textIn } from './collection.ts';
import { json, problem, problemSchema, refused, type StatefulServer } from './small-server.ts';

/**
 * Orders of a customer group, which only the server knows: 404 where there is none. Broken: 404 for every order, also for
 * one that names no group.
 */
export function orders(isBroken: boolean): StatefulServer {
  const kept = keep('/orders', { title: 'of somebody' });
  return {
    document,
    state: kept.state,
    answer: (asked) => {
      const { method, parts } = asked;
      if (parts[0] !== 'orders') return problem(404);
      if (parts.length === 2) return kept.one(asked);
      if (method === 'GET') return kept.list();
      const title = textIn(asked.json, 'title');
      const namesGroup = asked.json instanceof Object && 'group' in asked.json;
      if (title === undefined || (namesGroup && textIn(asked.json, 'group') === undefined))
        return problem(400);
      return isBroken || namesGroup ? problem(404) : kept.add({ title });
    },
  };
}

const order = { $ref: '#/components/schemas/Order' };

const document = {
  openapi: '3.1.0',
  info: { title: 'Orders', version: '1' },
  paths: {
    '/orders': {
      get: { responses: { 200: { description: 'All', content: json({ type: 'array', items: order }) } } },
      post: {
        requestBody: {
          required: true,
          content: json({
            type: 'object',
            required: ['title'],
            properties: { title: { type: 'string' }, group: { type: 'string' } },
          }),
        },
        responses: { 201: { description: 'Made', content: json(order) }, 400: refused, 404: refused },
      },
    },
    '/orders/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { responses: { 200: { description: 'One', content: json(order) }, 404: refused } },
      delete: { responses: { 204: { description: 'Gone' }, 404: refused } },
    },
  },
  components: {
    schemas: {
      Problem: problemSchema,
      Order: {
        type: 'object',
        required: ['id', 'title'],
        properties: { id: { type: 'integer' }, title: { type: 'string' } },
      },
    },
  },
};
