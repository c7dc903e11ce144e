import { textIn } from './collection.ts';
import { json, problem, problemSchema, refused, type SmallServer } from './small-server.ts';

/**
 * Drafts that are shown after their deletion, with `deleted: true`, by themselves and in their list, and that are refused
 * with 410 when they are deleted again. Broken: a deletion changes nothing.
 */
export function drafts(isBroken: boolean): SmallServer & { readonly standing: () => readonly string[] } {
  const all = new Map<number, { readonly id: number; readonly text: string; readonly deleted: boolean }>();
  all.set(1, { id: 1, text: 'of others', deleted: false });
  let next = 2;
  return {
    document,
    standing: () => [...all.values()].filter(({ deleted }) => !deleted).map(({ text }) => text),
    answer: ({ method, parts, json: body }) => {
      const [first, id] = parts;
      if (first !== 'drafts') return problem(404);
      if (id === undefined) {
        if (method === 'GET') return { status: 200, json: [...all.values()] };
        const text = textIn(body, 'text');
        if (text === undefined || text === '') return problem(400);
        const made = { id: next++, text, deleted: false };
        all.set(made.id, made);
        return { status: 201, json: made };
      }
      const found = all.get(Number(id));
      if (!found) return problem(404);
      if (method === 'GET') return { status: 200, json: found };
      if (found.deleted) return problem(410);
      if (!isBroken) all.set(found.id, { ...found, deleted: true });
      return { status: 204 };
    },
  };
}

const draft = {
  type: 'object',
  required: ['id', 'text', 'deleted'],
  properties: { id: { type: 'integer' }, text: { type: 'string' }, deleted: { type: 'boolean' } },
};

const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }];

const document = {
  openapi: '3.1.0',
  info: { title: 'Drafts', version: '1' },
  components: { schemas: { Problem: problemSchema } },
  paths: {
    '/drafts': {
      get: { responses: { 200: { description: 'All', content: json({ type: 'array', items: draft }) } } },
      post: {
        requestBody: {
          required: true,
          content: json({
            type: 'object',
            required: ['text'],
            properties: { text: { type: 'string', minLength: 1 } },
          }),
        },
        responses: { 201: { description: 'Made', content: json(draft) }, 400: refused },
      },
    },
    '/drafts/{id}': {
      parameters,
      get: { responses: { 200: { description: 'One', content: json(draft) }, 404: refused } },
      delete: { responses: { 204: { description: 'Gone' }, 404: refused, 410: refused } },
    },
  },
};
