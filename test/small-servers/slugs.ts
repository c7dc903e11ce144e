import { keep, textIn } from './collection.ts';
import { json, problem, problemSchema, refused, type StatefulServer } from './small-server.ts';

/** Projects, whose names have to be short slugs although no schema says so. Broken: it takes none at all. */
export function projects(isBroken: boolean): StatefulServer {
  const kept = keep('/projects', { name: 'of-somebody' });
  return {
    document,
    state: kept.state,
    answer: (asked) => {
      const { method, parts } = asked;
      if (parts[0] !== 'projects') return problem(404);
      if (parts.length === 2) return kept.one(asked);
      if (method === 'GET') return kept.list();
      const name = textIn(asked.json, 'name');
      const isSlug = name !== undefined && /^[a-z]+(-[a-z]+)*$/.test(name);
      return !isSlug || isBroken ? problem(400) : kept.add({ name });
    },
  };
}

const project = { $ref: '#/components/schemas/Project' };

const document = {
  openapi: '3.1.0',
  info: { title: 'Projects', version: '1' },
  paths: {
    '/projects': {
      get: { responses: { 200: { description: 'All', content: json({ type: 'array', items: project }) } } },
      post: {
        requestBody: {
          required: true,
          content: json({
            type: 'object',
            required: ['name'],
            properties: { name: { type: 'string' } },
            example: { name: 'new-website' },
          }),
        },
        responses: { 201: { description: 'Made', content: json(project) }, 400: refused },
      },
    },
    '/projects/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { responses: { 200: { description: 'One', content: json(project) }, 404: refused } },
      delete: { responses: { 204: { description: 'Gone' }, 404: refused } },
    },
  },
  components: {
    schemas: {
      Problem: problemSchema,
      Project: {
        type: 'object',
        required: ['id', 'name'],
        properties: { id: { type: 'integer' }, name: { type: 'string' } },
      },
    },
  },
};
