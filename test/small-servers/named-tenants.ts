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
 * Tenants and their databases: called by names that clients choose, and that no answer says.
 * `fault`: what is wrong with it. Without one it is as its document says.
 */
export function tenants({
  fault,
}: {
  readonly fault?: 'databases without a size' | undefined;
} = {}): StatefulServer {
  const kept = new Map<string, Set<string>>([['of-somebody', new Set(['main'])]]);

  function inTenant(databases: Set<string>, { method, parts, json: body }: Asked): Answered {
    const [, , , database] = parts;
    if (database === undefined) {
      if (method === 'POST') return added(body, databases, () => undefined);
      return { status: 200, json: [...databases].map((name) => ({ name, size: 0 })) };
    }
    if (!databases.has(database)) return problem(404);
    const shown = fault ? { name: database } : { name: database, size: 0 };
    return one(method, () => databases.delete(database), shown);
  }

  function answer(asked: Asked): Answered {
    const { method, parts, json: body } = asked;
    const [collection, tenant, inner] = parts;
    if (collection !== 'tenants') return problem(404);
    if (tenant === undefined) return method === 'POST' ? added(body, kept, () => new Set()) : problem(404);
    const databases = kept.get(tenant);
    if (!databases) return problem(404);
    if (inner === undefined) return one(method, () => kept.delete(tenant), { name: tenant });
    return inner === 'databases' ? inTenant(databases, asked) : problem(404);
  }

  return {
    document,
    state: () => JSON.stringify([...kept].map(([name, databases]) => [name, [...databases]])),
    answer,
  };
}

/** Names are slugs, and each is there once. */
function added(
  body: unknown,
  kept: Set<string> | Map<string, Set<string>>,
  make: () => Set<string> | undefined,
): Answered {
  const name = isObject(body) && Object.keys(body).join() === 'name' ? body.name : undefined;
  if (typeof name !== 'string' || !/^[a-z0-9][a-z0-9-]{2,62}$/.test(name)) return problem(400);
  if (kept.has(name)) return problem(409);
  if (kept instanceof Map) kept.set(name, make() ?? new Set());
  else kept.add(name);
  return { status: 200, json: {} };
}

function one(method: string, remove: () => void, shown: object): Answered {
  if (method === 'GET') return { status: 200, json: shown };
  remove();
  return { status: 204 };
}

const named = {
  required: true,
  content: json({
    type: 'object',
    required: ['name'],
    additionalProperties: false,
    properties: { name: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{2,62}$', example: 'of-somebody' } },
  }),
};
const name = (parameter: string) => ({
  name: parameter,
  in: 'path',
  required: true,
  schema: { type: 'string' },
});
const made = { 200: { description: 'Made', content: json({ type: 'object' }) }, 400: refused, 409: refused };
const shown = (...members: readonly string[]) => ({
  description: 'One',
  content: json({
    type: 'object',
    required: members,
    properties: { name: { type: 'string' }, size: { type: 'integer' } },
  }),
});
const done = { description: 'Done' };

const document = {
  openapi: '3.1.0',
  info: { title: 'Tenants', version: '1' },
  paths: {
    '/tenants': { post: { operationId: 'createTenant', requestBody: named, responses: made } },
    '/tenants/{tenant_name}': {
      parameters: [name('tenant_name')],
      get: { operationId: 'getTenant', responses: { 200: shown('name'), 404: refused } },
      delete: { operationId: 'deleteTenant', responses: { 204: done, 404: refused } },
    },
    '/tenants/{tenant}/databases': {
      parameters: [name('tenant')],
      get: {
        operationId: 'listDatabases',
        responses: {
          200: { description: 'All', content: json({ type: 'array', items: { type: 'object' } }) },
          404: refused,
        },
      },
      post: { operationId: 'createDatabase', requestBody: named, responses: { ...made, 404: refused } },
    },
    '/tenants/{tenant}/databases/{database_name}': {
      parameters: [name('tenant'), name('database_name')],
      get: { operationId: 'getDatabase', responses: { 200: shown('name', 'size'), 404: refused } },
      delete: { operationId: 'deleteDatabase', responses: { 204: done, 404: refused } },
    },
  },
  components: { schemas: { Problem: problemSchema } },
};
