import { keep, textIn } from './collection.ts';
import { isObject, json, problem, problemSchema, refused, type StatefulServer } from './small-server.ts';

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

const all = { 200: { description: 'All', content: json({ type: 'array', items: shelf }) } };

const post = {
  requestBody: {
    required: true,
    content: json({ type: 'object', required: ['name'], properties: { name } }),
  },
  responses: { 201: { description: 'Made', content: json(shelf) }, 400: refused },
};

const document = {
  openapi: '3.1.0',
  info: { title: 'Shelves', version: '1' },
  paths: {
    '/shelves': {
      get: {
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' }, example: 10 }],
        responses: all,
      },
      post,
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

/**
 * Shelves that only a search shows. One with a depth makes the database fail, before it is kept or after it, as `keepsFailures`
 * says.
 */
export function searchedShelves({ keepsFailures }: { readonly keepsFailures: boolean }): StatefulServer {
  const kept = keep('/shelves', { name: 'Of somebody' });
  return {
    document: searchedDocument,
    state: kept.state,
    answer: (asked) => {
      const [first, id] = asked.parts;
      if (first !== 'shelves') return problem(404);
      if (id === 'filter') return kept.list();
      if (id !== undefined) return kept.one(asked);
      const name = textIn(asked.json, 'name');
      if (name === undefined) return problem(400);
      if (!isObject(asked.json) || asked.json.depth === undefined) return kept.add({ name });
      if (keepsFailures) kept.add({ name });
      return problem(500);
    },
  };
}

const searchedDocument = {
  ...document,
  paths: {
    ...document.paths,
    '/shelves': {
      post: {
        ...post,
        requestBody: {
          required: true,
          content: json({
            type: 'object',
            required: ['name'],
            properties: { name, depth: { type: 'integer' } },
          }),
        },
      },
    },
    '/shelves/filter': { post: { requestBody: { content: json({ type: 'object' }) }, responses: all } },
  },
};
