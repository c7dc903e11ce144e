import { keep, textIn } from './collection.ts';
import { json, problem, problemSchema, refused, type StatefulServer } from './small-server.ts';

/**
 * Shelves. Broken: a limit that is not positive, and an identifier that is no number, make the database fail.
 * `keepsFailures`: a shelf without a name makes it fail, too, after it was kept.
 */
export function shelves(isBroken: boolean, { keepsFailures = false } = {}): StatefulServer {
  const kept = keep('/shelves', { name: 'Of somebody' });
  const fails = (status: number) => problem(isBroken ? 500 : status);
  return {
    document,
    state: kept.state,
    answer: (asked) => {
      const { method, parts, query } = asked;
      if (parts[0] !== 'shelves') return problem(404);
      if (parts.length === 2) return /^\d{1,9}$/.test(parts[1] ?? '') ? kept.one(asked) : fails(404);
      if (method === 'GET') return Number(query.limit ?? 1) > 0 ? kept.list() : fails(400);
      const name = textIn(asked.json, 'name');
      if (name !== undefined) return kept.add({ name });
      if (keepsFailures) kept.add({ name: '' });
      return problem(keepsFailures ? 500 : 400);
    },
  };
}

const shelf = { $ref: '#/components/schemas/Shelf' };
const name = { type: 'string' };

const document = {
  openapi: '3.1.0',
  info: { title: 'Shelves', version: '1' },
  paths: {
    '/shelves': {
      get: {
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' }, example: 10 }],
        responses: { 200: { description: 'All', content: json({ type: 'array', items: shelf }) } },
      },
      post: {
        requestBody: {
          required: true,
          content: json({ type: 'object', required: ['name'], properties: { name } }),
        },
        responses: { 201: { description: 'Made', content: json(shelf) }, 400: refused },
      },
    },
    '/shelves/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: { responses: { 200: { description: 'One', content: json(shelf) } } },
      delete: { responses: { 204: { description: 'Gone' } } },
    },
  },
  components: {
    schemas: {
      Problem: problemSchema,
      Shelf: {
        type: 'object',
        required: ['id', 'name'],
        properties: { id: { type: 'integer' }, name },
      },
    },
  },
};
