import { keep, textIn } from './collection.ts';
import {
  type Answered,
  json,
  type NoAnswer,
  problem,
  problemSchema,
  refused,
  type StatefulServer,
} from './small-server.ts';

/**
 * Segments. Broken: the removal of one that is not there ends the process, which is started again.
 * `down`: what comes of that, instead of a refusal.
 */
export function segments(down?: NoAnswer): StatefulServer {
  const kept = keep('/segments', { name: 'Of somebody' });
  return {
    document,
    state: kept.state,
    answer: (asked): Answered | NoAnswer => {
      const { method, parts } = asked;
      if (parts[0] !== 'segments') return problem(404);
      if (parts.length === 2) {
        const answered = kept.one(asked);
        return method === 'DELETE' && answered.status === 404 ? (down ?? answered) : answered;
      }
      if (method === 'GET') return kept.list();
      const name = textIn(asked.json, 'name');
      return name === undefined ? problem(400) : kept.add({ name });
    },
  };
}

const name = { type: 'string' };
const segment = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'integer' }, name },
};

const document = {
  openapi: '3.1.0',
  info: { title: 'Segments', version: '1' },
  paths: {
    '/segments': {
      get: { responses: { 200: { description: 'All', content: json({ type: 'array', items: segment }) } } },
      post: {
        requestBody: {
          required: true,
          content: json({ type: 'object', required: ['name'], properties: { name } }),
        },
        responses: { 201: { description: 'Made', content: json(segment) }, 400: refused },
      },
    },
    '/segments/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { responses: { 200: { description: 'One', content: json(segment) }, 404: refused } },
      delete: { responses: { 204: { description: 'Gone' }, 404: refused } },
    },
  },
  components: { schemas: { Problem: problemSchema } },
};
