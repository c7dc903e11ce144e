import { textIn } from './collection.ts';
import { type Answered, json, problem, problemSchema, refused, type StatefulServer } from './small-server.ts';

const kinds = ['validity', 'compatibility'];

/**
 * Rules for everybody, of which the document lists all that there may be. It does not say that a rule needs its kind. Broken:
 * one without makes it fail.
 */
export function globalRules(isBroken: boolean): StatefulServer {
  const rules = new Map<string, object>([['validity', { kind: 'validity', config: 'strict' }]]);
  function create(body: unknown): Answered {
    const [kind, config] = [textIn(body, 'kind'), textIn(body, 'config')];
    if (config === undefined) return problem(400);
    if (kind === undefined || !kinds.includes(kind)) return problem(isBroken ? 500 : 400);
    if (rules.has(kind)) return problem(409);
    rules.set(kind, { kind, config });
    return { status: 201, json: { kind, config } };
  }

  function one(method: string, kind: string): Answered {
    const found = rules.get(kind);
    if (!found) return problem(404);
    if (method === 'DELETE') rules.delete(kind);
    return method === 'DELETE' ? { status: 204 } : { status: 200, json: found };
  }

  return {
    document,
    state: () => JSON.stringify([...rules.values()]),
    answer: ({ method, parts: [first, kind], json: body }) => {
      if (first !== 'rules') return problem(404);
      if (kind !== undefined) return one(method, kind);
      return method === 'GET' ? { status: 200, json: [...rules.values()] } : create(body);
    },
  };
}

const rule = {
  type: 'object',
  required: ['config'],
  properties: { config: { type: 'string' }, kind: { type: 'string', enum: kinds } },
};

const document = {
  openapi: '3.1.0',
  info: { title: 'Rules', version: '1' },
  paths: {
    '/rules': {
      get: { responses: { 200: { description: 'All', content: json({ type: 'array', items: rule }) } } },
      post: {
        requestBody: { required: true, content: json(rule) },
        responses: { 201: { description: 'Made', content: json(rule) }, 400: refused, 409: refused },
      },
    },
    '/rules/{kind}': {
      parameters: [{ name: 'kind', in: 'path', required: true, schema: { type: 'string', enum: kinds } }],
      get: { responses: { 200: { description: 'It', content: json(rule) }, 404: refused } },
      delete: { responses: { 204: { description: 'Gone' }, 404: refused } },
    },
  },
  components: { schemas: { Problem: problemSchema } },
};
