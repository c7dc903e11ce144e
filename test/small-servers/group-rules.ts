import { keep, textIn } from './collection.ts';
import {
  type Answered,
  type Asked,
  isObject,
  json,
  problem,
  problemSchema,
  refused,
  type StatefulServer,
} from './small-server.ts';

const kinds = ['validity', 'compatibility'];

/**
 * Groups, each with its rules, of which the document lists all that there may be; a rule needs its kind. Broken: a
 * rule without its configuration is taken.
 */
export function groupRules(isBroken: boolean): StatefulServer {
  const groups = keep('/groups', { title: 'of-others' });
  const rules = new Map<string, object>([['1 validity', { kind: 'validity', config: 'strict' }]]);

  function rule({ method, parts }: Asked): Answered {
    const key = `${parts[1]} ${parts[3]}`;
    const found = rules.get(key);
    if (!found) return problem(404);
    if (method === 'GET') return { status: 200, json: found };
    rules.delete(key);
    return { status: 204 };
  }

  const isLenient = (body: unknown) => isBroken && isObject(body) && !Object.hasOwn(body, 'config');

  function create({ parts, json: body }: Asked): Answered {
    const [kind = '', config] = [textIn(body, 'kind'), textIn(body, 'config')];
    if (!kinds.includes(kind) || (config === undefined && !isLenient(body))) return problem(400);
    const key = `${parts[1]} ${kind}`;
    if (rules.has(key)) return problem(409);
    const made = { kind, config: config ?? 'none' };
    rules.set(key, made);
    return { status: 201, json: made };
  }

  return {
    document,
    state: () => groups.state() + JSON.stringify([...rules].filter(([key]) => key.startsWith('1 '))),
    answer: (asked) => {
      const { method, parts } = asked;
      if (parts[0] !== 'groups') return problem(404);
      if (parts.length === 1) {
        const title = textIn(asked.json, 'title');
        return method === 'GET' ? groups.list() : title === undefined ? problem(400) : groups.add({ title });
      }
      if (parts.length === 2) return groups.one(asked);
      if (groups.one({ ...asked, method: 'GET' }).status !== 200) return problem(404);
      return parts.length === 3 ? create(asked) : rule(asked);
    },
  };
}

const group = {
  type: 'object',
  required: ['id', 'title'],
  properties: { id: { type: 'integer' }, title: { type: 'string' } },
};
const rule = {
  type: 'object',
  required: ['config'],
  properties: { config: { type: 'string' }, kind: { type: 'string', enum: kinds } },
};
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } };
const kind = { name: 'kind', in: 'path', required: true, schema: { type: 'string', enum: kinds } };
const body = (schema: object) => ({ required: true, content: json(schema) });

const document = {
  openapi: '3.1.0',
  info: { title: 'Groups', version: '1' },
  paths: {
    '/groups': {
      get: { responses: { 200: { description: 'All', content: json({ type: 'array', items: group }) } } },
      post: {
        requestBody: body({ type: 'object', required: ['title'], properties: { title: { type: 'string' } } }),
        responses: { 201: { description: 'Made', content: json(group) }, 400: refused },
      },
    },
    '/groups/{id}': {
      parameters: [id],
      get: { responses: { 200: { description: 'It', content: json(group) }, 404: refused } },
      delete: { responses: { 204: { description: 'Gone' }, 404: refused } },
    },
    '/groups/{id}/rules': {
      parameters: [id],
      post: {
        requestBody: body(rule),
        responses: {
          201: { description: 'Made', content: json(rule) },
          400: refused,
          404: refused,
          409: refused,
        },
      },
    },
    '/groups/{id}/rules/{kind}': {
      parameters: [id, kind],
      get: { responses: { 200: { description: 'It', content: json(rule) }, 404: refused } },
      delete: { responses: { 204: { description: 'Gone' }, 404: refused } },
    },
  },
  components: { schemas: { Problem: problemSchema } },
};
