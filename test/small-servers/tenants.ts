import {
  type Answered,
  isObject,
  json,
  problem,
  problemSchema,
  refused,
  type SmallServer,
} from './small-server.ts';

/** Tenants are called by their name, and the answer to a creation is `{}`. Keys are given out, and never taken back. */
export interface Tenants extends SmallServer {
  readonly tenants: () => readonly string[];
  readonly keys: () => number;
}

export type TenantsFault = 'short names are taken' | 'a deletion is forgotten';

/** `fault`: what is wrong with it. Without one it is as its document says. */
export function tenants({
  fault,
  removable = true,
}: {
  readonly fault?: TenantsFault | undefined;
  /** Whether a tenant can be removed. */
  readonly removable?: boolean;
} = {}): Tenants {
  const kept = new Set(['default']);
  let keys = 0;
  function add(body: unknown): Answered {
    if (!isObject(body) || Object.keys(body).join() !== 'name') return problem(400);
    const { name } = body;
    if (
      typeof name !== 'string' ||
      name.length > 60 ||
      (name.length < 3 && fault !== 'short names are taken')
    )
      return problem(400);
    if (kept.has(name)) return problem(409);
    kept.add(name);
    return { status: 200, json: {} };
  }
  function one(method: string, name: string): Answered {
    if (!kept.has(name)) return problem(404);
    if (method === 'GET') return { status: 200, json: { name } };
    if (method !== 'DELETE' || !removable) return problem(405);
    if (fault !== 'a deletion is forgotten') kept.delete(name);
    return { status: 200, json: {} };
  }
  function giveKey(): Answered {
    keys += 1;
    return { status: 200, json: { secret: `key-number-${keys}-of-the-server` } };
  }
  return {
    document: documentOf(removable),
    tenants: () => [...kept],
    keys: () => keys,
    answer: ({ method, path, parts: [first, name, more], json: body }) => {
      if (`${method} ${path}` === 'POST /keys') return giveKey();
      if (first !== 'tenants' || more !== undefined) return problem(404);
      if (name !== undefined) return one(method, name);
      return method === 'GET' ? { status: 200, json: [...kept].map((each) => ({ name: each })) } : add(body);
    },
  };
}

const tenant = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };

const documentOf = (removable: boolean) => ({
  openapi: '3.1.0',
  info: { title: 'Tenants', version: '1' },
  paths: {
    '/tenants': {
      get: {
        operationId: 'list_tenants',
        responses: { 200: { description: 'All', content: json({ type: 'array', items: tenant }) } },
      },
      post: {
        operationId: 'create_tenant',
        requestBody: {
          required: true,
          content: json({
            type: 'object',
            required: ['name'],
            additionalProperties: false,
            properties: { name: { type: 'string', minLength: 3, maxLength: 60 } },
            example: { name: 'default' },
          }),
        },
        responses: {
          200: { description: 'Made', content: json({ type: 'object' }) },
          400: refused,
          409: refused,
        },
      },
    },
    '/tenants/{tenant}': {
      parameters: [
        { name: 'tenant', in: 'path', required: true, schema: { type: 'string' }, example: 'default' },
      ],
      get: {
        operationId: 'get_tenant',
        responses: {
          200: {
            description: 'One',
            content: json(tenant),
          },
          404: refused,
        },
      },
      ...(removable && {
        delete: {
          operationId: 'delete_tenant',
          responses: { 200: { description: 'Gone', content: json({ type: 'object' }) }, 404: refused },
        },
      }),
    },
    '/keys': {
      post: {
        operationId: 'create_key',
        responses: {
          200: {
            description: 'A key',
            content: json({
              type: 'object',
              required: ['secret'],
              properties: { secret: { type: 'string' } },
            }),
          },
        },
      },
    },
  },
  components: { schemas: { Problem: problemSchema } },
});
