import { textIn } from './collection.ts';
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
 * Buckets and the records in them, whose identifiers stand in an envelope that the document does not describe. A creation
 * is 201, or 200 where something of that name is there. What is in a bucket that nobody has is 403, as in one of others. An
 * If-Match has to be a number in quotes. Broken: an unknown bucket has no records, and says so.
 */
export function buckets(isBroken: boolean): StatefulServer {
  const all = new Map<string, Bucket>([['of-others', bucket('of-others', { note: 'n' })]]);
  let next = 1;
  const state = () => JSON.stringify([...all.values()].map(({ records, ...own }) => [own, [...records]]));

  function create(things: Map<string, Thing>, asked: Asked, make: (id: string) => Thing): Answered {
    const data = isObject(asked.json) ? asked.json.data : undefined;
    if (!isObject(data) || !['string', 'undefined'].includes(typeof data.note)) return problem(400);
    const id = textIn(data, 'id') ?? `a${next++}`;
    const found = things.get(id);
    const one = found ?? make(id);
    things.set(id, one);
    return shown(one, found ? 200 : 201);
  }

  function inBucket(asked: Asked, bucketId: string): Answered {
    const { method, parts } = asked;
    const found = all.get(bucketId);
    if (parts.length === 2) return found ? oneOf(all, asked, bucketId) : problem(404);
    const [, , , recordId] = parts;
    const isList = recordId === undefined && method === 'GET';
    if (!found) return isBroken && isList ? { status: 200, json: { data: [] } } : problem(403);
    if (recordId !== undefined) return oneOf(found.records, asked, recordId);
    if (isList) return listed(found.records);
    return create(found.records, asked, (id) => thing(id, dataIn(asked)));
  }

  return {
    document,
    state,
    answer: (asked) => {
      const { method, parts, token } = asked;
      if (parts[0] !== 'buckets') return problem(404);
      if (token !== 'owner-token') return { ...problem(401), headers: { 'www-authenticate': 'Bearer' } };
      const [, bucketId] = parts;
      if (bucketId !== undefined) return inBucket(asked, bucketId);
      return method === 'GET' ? listed(all) : create(all, asked, (id) => bucket(id, dataIn(asked)));
    },
  };
}

interface Thing {
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly version: number;
}

interface Bucket extends Thing {
  readonly records: Map<string, Thing>;
}

function thing(id: string, data: Readonly<Record<string, unknown>>): Thing {
  return { id, data, version: 100 + id.length };
}

function bucket(id: string, data: Readonly<Record<string, unknown>>): Bucket {
  return { ...thing(id, data), records: new Map() };
}

function dataIn({ json: body }: Asked): Readonly<Record<string, unknown>> {
  return isObject(body) && isObject(body.data) ? body.data : {};
}

function oneOf(things: Map<string, Thing>, { method, headers }: Asked, id: string): Answered {
  const found = things.get(id);
  if (!found) return problem(404);
  const condition = headers['if-match'];
  if (condition !== undefined && !/^"\d+"$/.test(condition)) return problem(400);
  if (condition !== undefined && condition !== etagOf(found)) return problem(412);
  if (method === 'DELETE') things.delete(id);
  return shown(found, 200);
}

function etagOf({ version }: Thing): string {
  return `"${version}"`;
}

function shown(one: Thing, status: number): Answered {
  return { status, json: { data: { ...one.data, id: one.id } }, headers: { etag: etagOf(one) } };
}

function listed(things: ReadonlyMap<string, Thing>): Answered {
  return { status: 200, json: { data: [...things.values()].map(({ id, data }) => ({ ...data, id })) } };
}

const wrapped = {
  type: 'object',
  required: ['data'],
  properties: { data: { type: 'object', properties: { note: { type: 'string' } } } },
};

const success = { description: 'It', content: json({ $ref: '#/components/schemas/Wrapped' }) };
const list = {
  description: 'All',
  content: json({
    type: 'object',
    required: ['data'],
    properties: { data: { type: 'array', items: { type: 'object' } } },
  }),
};
const refusals = { 400: refused, 401: refused, 403: refused };
const body = { required: true, content: json({ $ref: '#/components/schemas/Wrapped' }) };
const one = (parameters: readonly object[]) => ({
  parameters,
  get: { responses: { 200: success, ...refusals, 404: refused, 412: refused } },
  delete: { responses: { 200: success, ...refusals, 404: refused, 412: refused } },
});
const named = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } });

const document = {
  openapi: '3.1.0',
  info: { title: 'Buckets', version: '1' },
  security: [{ bearer: [] }],
  paths: {
    '/buckets': {
      get: { responses: { 200: list, 401: refused } },
      post: { requestBody: body, responses: { 200: success, 201: success, 400: refused, 401: refused } },
    },
    '/buckets/{id}': one([named('id')]),
    '/buckets/{bucket_id}/records': {
      parameters: [named('bucket_id')],
      get: { responses: { 200: list, ...refusals, 404: refused } },
      post: { requestBody: body, responses: { 200: success, 201: success, ...refusals } },
    },
    '/buckets/{bucket_id}/records/{id}': one([named('bucket_id'), named('id')]),
  },
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    schemas: { Problem: problemSchema, Wrapped: wrapped },
  },
};
