import { keep, textIn } from './collection.ts';
import {
  type Answered,
  isObject,
  json,
  problem,
  problemSchema,
  refused,
  type StatefulServer,
} from './small-server.ts';

/**
 * Pages, by a server that is right in all that others were accused of falsely. Broken: a page needs no title, which is no
 * matter of taste.
 */
export function pages(isBroken: boolean): StatefulServer {
  const kept = keep('/pages', { title: 'Of somebody' });
  const drafts = new Map<string, string>();
  return {
    document,
    state: kept.state,
    answer: (asked) => {
      const { method, path, parts, query } = asked;
      if (path === '/login') return login(asked.json);
      if (parts[0] === 'drafts' && parts[1] !== undefined) return draft(method, parts[1], asked.json);
      if (parts[0] !== 'pages') return problem(404);
      if (parts.length === 2) return kept.one(asked);
      // Any text is searched for, also "null"; a flag is whatever is not empty, and other parameters are nobody's business.
      if (method === 'GET') return query.q === '' ? problem(400) : kept.list();
      return add(asked.json);
    },
  };

  /** Members that nobody knows are left alone, and null is as good as nothing. */
  function add(body: unknown): Answered {
    const title = textIn(body, 'title') ?? (isBroken ? '' : undefined);
    const { note = null } = isObject(body) ? body : {};
    const isRight = title !== undefined && (note === null || typeof note === 'string');
    return isRight ? kept.add({ title }) : problem(422);
  }

  /** Who checks credentials may call whatever is wrong with them invalid. */
  function login(body: unknown): Answered {
    const isComplete = textIn(body, 'email') !== undefined && textIn(body, 'code') !== undefined;
    return problem(isComplete ? 400 : 422);
  }

  /** What was deleted can be put there again, and every UUID can be taken. */
  function draft(method: string, id: string, body: unknown): Answered {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return problem(400);
    const before = drafts.get(id);
    if (method === 'PUT') {
      const title = isObject(body) ? textIn(body, 'title') : undefined;
      if (title === undefined) return problem(400);
      drafts.set(id, title);
      return { status: before === undefined ? 201 : 200, json: { title } };
    }
    if (before === undefined) return problem(404);
    if (method === 'DELETE') {
      drafts.delete(id);
      return { status: 204 };
    }
    return { status: 200, json: { title: before } };
  }
}

const page = { $ref: '#/components/schemas/Page' };
const titled = {
  type: 'object',
  required: ['title'],
  properties: { title: { type: 'string' }, note: { type: 'string' } },
};
const done = (schema: object) => ({ description: 'Done', content: json(schema) });
const body = { required: true, content: json(titled) };

const document = {
  openapi: '3.1.0',
  info: { title: 'Pages', version: '1' },
  paths: {
    '/pages': {
      get: {
        parameters: [
          { name: 'q', in: 'query', schema: { type: 'string', minLength: 1 } },
          { name: 'archived', in: 'query', schema: { type: 'boolean' } },
        ],
        responses: { 200: done({ type: 'array', items: page }), 400: refused },
      },
      post: { requestBody: body, responses: { 201: done(page), 400: refused, 422: refused } },
    },
    '/pages/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { responses: { 200: done(page), 404: refused } },
      delete: { responses: { 204: { description: 'Gone' }, 404: refused } },
    },
    '/drafts/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
      get: { responses: { 200: done(titled), 400: refused, 404: refused } },
      put: {
        requestBody: body,
        responses: { 200: done(titled), 201: done(titled), 400: refused, 404: refused },
      },
      delete: { responses: { 204: { description: 'Gone' }, 400: refused, 404: refused } },
    },
    '/login': {
      post: {
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['email', 'code'],
                properties: { email: { type: 'string', format: 'email' }, code: { type: 'string' } },
              },
              example: { email: 'ann@example.org', code: '123456' },
            },
          },
        },
        responses: { 200: done({ type: 'string' }), 400: refused, 401: refused, 422: refused },
      },
    },
  },
  components: {
    schemas: {
      Problem: problemSchema,
      Page: {
        type: 'object',
        required: ['id', 'title'],
        properties: { id: { type: 'integer' }, title: { type: 'string' } },
      },
    },
  },
};
