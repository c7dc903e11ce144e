import { keep, textIn } from './collection.ts';
import { json, problem, problemSchema, refused, type StatefulServer } from './small-server.ts';

/**
 * Notes. Broken: a text with a control character ends the process that reads it, and with it the connection. `isFatal`: no
 * other process takes its place.
 */
export function notes(isBroken: boolean, { isFatal = false } = {}): StatefulServer {
  const kept = keep('/notes', { text: 'Of somebody' });
  return {
    document,
    state: kept.state,
    answer: (asked) => {
      const { method, path, parts } = asked;
      if (parts[0] !== 'notes') return problem(404);
      if (parts.length === 2) return kept.one(asked);
      if (method === 'GET' && path === '/notes') return kept.list();
      const text = textIn(asked.json, 'text');
      if (text === undefined || text.length > 200) return problem(400);
      if (isBroken && text.includes('\u0000')) return isFatal ? 'ends' : 'hangs up';
      return kept.add({ text });
    },
  };
}

const note = { $ref: '#/components/schemas/Note' };
const text = { type: 'string', maxLength: 200 };

const document = {
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1' },
  paths: {
    '/notes': {
      get: { responses: { 200: { description: 'All', content: json({ type: 'array', items: note }) } } },
      post: {
        requestBody: {
          required: true,
          content: json({ type: 'object', required: ['text'], properties: { text } }),
        },
        responses: { 201: { description: 'Made', content: json(note) }, 400: refused },
      },
    },
    '/notes/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { responses: { 200: { description: 'One', content: json(note) }, 404: refused } },
      delete: { responses: { 204: { description: 'Gone' }, 404: refused } },
    },
  },
  components: {
    schemas: {
      Problem: problemSchema,
      Note: {
        type: 'object',
        required: ['id', 'text'],
        properties: { id: { type: 'integer' }, text },
      },
    },
  },
};
