import { keep, textIn } from './collection.ts';
import {
  type Answered,
  type Asked,
  json,
  problem,
  problemSchema,
  refused,
  type StatefulServer,
} from './small-server.ts';

/**
 * Branches, to which versions of somewhere else are added: one that nobody knows is 404, as an unknown branch is. Broken: a
 * remark on a branch is 404 too, although it names nothing.
 */
export function branches(isBroken: boolean): StatefulServer {
  const kept = keep('/branches', { title: 'of-others' });
  return {
    document,
    state: kept.state,
    answer: (asked) => {
      const { method, parts } = asked;
      const [first, id, below] = parts;
      if (first !== 'branches') return problem(404);
      if (id !== undefined && below === undefined) return kept.one(asked);
      if (id === undefined) {
        if (method === 'GET') return kept.list();
        return isText(asked, 'title') ? kept.add({ title: textIn(asked.json, 'title') }) : problem(400);
      }
      return kept.one({ ...asked, method: 'GET' }).status === 200 ? added(asked, isBroken) : problem(404);
    },
  };
}

function added(asked: Asked, isBroken: boolean): Answered {
  if (asked.parts[2] !== 'versions') return !isRemark(asked) ? problem(400) : isBroken ? problem(404) : done;
  if (!isText(asked, 'version')) return problem(400);
  return textIn(asked.json, 'version') === '1.0.0' ? done : problem(404);
}

const done = { status: 204 };

function isText({ json: body }: Asked, member: string): boolean {
  return textIn(body, member) !== undefined;
}

function isRemark({ json: body }: Asked): boolean {
  return ['good', 'bad'].includes(textIn(body, 'remark') ?? '');
}

const branch = {
  type: 'object',
  required: ['id', 'title'],
  properties: { id: { type: 'integer' }, title: { type: 'string' } },
};

const textual = (name: string, schema: object) => ({
  required: true,
  content: json({ type: 'object', required: [name], properties: { [name]: schema } }),
});

const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } };

const document = {
  openapi: '3.1.0',
  info: { title: 'Branches', version: '1' },
  paths: {
    '/branches': {
      get: { responses: { 200: { description: 'All', content: json({ type: 'array', items: branch }) } } },
      post: {
        requestBody: textual('title', { type: 'string' }),
        responses: { 201: { description: 'Made', content: json(branch) }, 400: refused },
      },
    },
    '/branches/{id}': {
      parameters: [id],
      get: { responses: { 200: { description: 'It', content: json(branch) }, 404: refused } },
      delete: { responses: { 204: { description: 'Gone' }, 404: refused } },
    },
    '/branches/{id}/versions': {
      parameters: [id],
      post: {
        requestBody: textual('version', { type: 'string' }),
        responses: { 204: { description: 'Added' }, 400: refused, 404: refused },
      },
    },
    '/branches/{id}/remarks': {
      parameters: [id],
      post: {
        requestBody: textual('remark', { type: 'string', enum: ['good', 'bad'] }),
        responses: { 204: { description: 'Added' }, 400: refused, 404: refused },
      },
    },
  },
  components: { schemas: { Problem: problemSchema } },
};
