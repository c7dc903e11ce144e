import { createHash } from 'node:crypto';
import { textIn } from './collection.ts';
import {
  type Answered,
  type Asked,
  json,
  problem,
  problemSchema,
  refused,
  type StatefulServer,
} from './small-server.ts';

/** What a server of pages can get wrong. */
export type PageFault = 'stale If-Match is taken' | 'updates overwrite each other' | 'If-Match is not needed';

interface Page {
  readonly title: string;
}

/**
 * Pages of others, each with an ETag, which an update has to name (RFC 6585, section 3). `fault`: what is wrong with it.
 * Without one it is as its document says.
 */
export function pages({ fault }: { readonly fault?: PageFault | undefined } = {}): StatefulServer {
  const kept = new Map<number, Page>([[1, { title: 'Of somebody' }]]);
  let next = 2;
  const etagOf = (id: number): string =>
    `"${createHash('sha1')
      .update(kept.get(id)?.title ?? '')
      .digest('hex')
      .slice(0, 8)}"`;
  const told = (status: number, id: number): Answered => ({
    status,
    json: { id, title: kept.get(id)?.title },
    headers: { etag: etagOf(id), ...(status === 201 ? { location: `/pages/${id}` } : {}) },
  });

  /** Why a change is refused; undefined where it is not. */
  function refusalOf({ headers }: Asked, id: number): Answered | undefined {
    const wanted = headers['if-match'];
    if (wanted === undefined) return fault === 'If-Match is not needed' ? undefined : problem(428);
    return wanted === etagOf(id) || fault === 'stale If-Match is taken' ? undefined : problem(412);
  }

  async function change(asked: Asked, id: number): Promise<Answered> {
    const refusal = refusalOf(asked, id);
    if (refusal) return refusal;
    if (asked.method === 'DELETE') {
      kept.delete(id);
      return { status: 204 };
    }
    const title = textIn(asked.json, 'title');
    if (title === undefined || title === '') return problem(400);
    // Between the comparison and the change, others come.
    if (fault === 'updates overwrite each other') await new Promise((done) => setTimeout(done, 100));
    kept.set(id, { title });
    return told(200, id);
  }

  return {
    document,
    state: () => JSON.stringify([...kept.values()]),
    answer: (asked) => {
      const { method, parts, json: sent } = asked;
      if (parts[0] !== 'pages' || parts.length > 2) return problem(404);
      if (parts[1] === undefined) {
        if (method === 'GET') return { status: 200, json: [...kept].map(([id, page]) => ({ id, ...page })) };
        const title = textIn(sent, 'title');
        if (title === undefined || title === '') return problem(400);
        kept.set(next, { title });
        return told(201, next++);
      }
      const id = Number(parts[1]);
      if (!kept.has(id)) return problem(404);
      return method === 'GET' ? told(200, id) : change(asked, id);
    },
  };
}

const page = {
  type: 'object',
  required: ['id', 'title'],
  properties: { id: { type: 'integer' }, title: { type: 'string' } },
};
const body = {
  required: true,
  content: json({
    type: 'object',
    required: ['title'],
    properties: { title: { type: 'string', minLength: 1 } },
  }),
};
const conditions = { 404: refused, 412: refused, 428: refused };

const document = {
  openapi: '3.1.0',
  info: { title: 'Pages', version: '1' },
  paths: {
    '/pages': {
      get: { responses: { 200: { description: 'All', content: json({ type: 'array', items: page }) } } },
      post: {
        requestBody: body,
        responses: { 201: { description: 'Made', content: json(page) }, 400: refused },
      },
    },
    '/pages/{pageId}': {
      parameters: [{ name: 'pageId', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { responses: { 200: { description: 'One', content: json(page) }, 404: refused } },
      put: {
        requestBody: body,
        responses: { 200: { description: 'Changed', content: json(page) }, 400: refused, ...conditions },
      },
      delete: { responses: { 204: { description: 'Gone' }, ...conditions } },
    },
  },
  components: { schemas: { Problem: problemSchema } },
};
