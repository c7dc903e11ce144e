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

/**
 * Articles, made several at a time and shown in an envelope; a PATCH of an unknown one makes it, a deletion succeeds with
 * another status than documented, and a list is sorted by names of members alone. Broken: the list fails when it is sorted.
 */
export function articles(isBroken: boolean): StatefulServer {
  const kept = new Map([['1', { id: '1', title: 'Of somebody' }]]);
  let last = 1;
  return {
    document,
    state: () => JSON.stringify([...kept]),
    answer: (asked) => {
      const { method, parts, query } = asked;
      if (parts[0] !== 'articles') return problem(404);
      if (parts[1] !== undefined) return one(parts[1], asked);
      if (method === 'POST') return add(asked.json);
      if (query.sort === undefined) return { status: 200, json: { data: [...kept.values()] } };
      return problem(isBroken ? 500 : 400);
    },
  };

  function add(body: unknown): Answered {
    if (!Array.isArray(body) || body.length === 0) return problem(400);
    const titles = body.map((item) => (isObject(item) ? item.title : undefined));
    if (titles.some((title) => typeof title !== 'string')) return problem(400);
    const made = titles.map((title) => ({ id: String(++last), title: String(title) }));
    for (const article of made) kept.set(article.id, article);
    return { status: 200, json: { data: made } };
  }

  function one(id: string, { method, json: body }: Asked): Answered {
    const found = kept.get(id);
    if (method === 'PATCH') {
      const title = isObject(body) ? body.title : undefined;
      if (typeof title !== 'string') return problem(400);
      kept.set(id, { id, title });
      return { status: 200, json: { data: { id, title } } };
    }
    if (!found) return problem(404);
    if (method === 'GET') return { status: 200, json: { data: found } };
    kept.delete(id);
    return { status: 204 };
  }
}

const article = { $ref: '#/components/schemas/Article' };
const title = { type: 'string' };

function enveloped(schema: object): object {
  const properties = { data: schema };
  return {
    200: { description: 'Fine', content: json({ type: 'object', required: ['data'], properties }) },
    400: refused,
    404: refused,
  };
}

const changes = json({ type: 'object', required: ['title'], properties: { title } });

const document = {
  openapi: '3.1.0',
  info: { title: 'Articles', version: '1' },
  paths: {
    '/articles': {
      get: {
        parameters: [{ name: 'sort', in: 'query', schema: { type: 'array', items: { type: 'string' } } }],
        responses: enveloped({ type: 'array', items: article }),
      },
      post: {
        requestBody: {
          required: true,
          content: json({
            type: 'array',
            minItems: 1,
            items: { type: 'object', required: ['title'], properties: { title } },
          }),
        },
        responses: enveloped({ type: 'array', items: article }),
      },
    },
    '/articles/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: { responses: enveloped(article) },
      patch: { requestBody: { required: true, content: changes }, responses: enveloped(article) },
      delete: { responses: { 200: { description: 'Gone' }, 404: refused } },
    },
  },
  components: {
    schemas: {
      Problem: problemSchema,
      Article: { type: 'object', required: ['id', 'title'], properties: { id: { type: 'string' }, title } },
    },
  },
};
