import {
  type Answered,
  type Asked,
  isObject,
  json,
  problem,
  problemSchema,
  refused,
  type SmallServer,
} from './small-server.ts';

/** The token that it lets in. */
export const owner = 'f27a90b1c4';

/** What is wrong with it. */
type Fault = 'open to everybody';

/**
 * A server with rules that no schema tells: a key has to end in the future, a field is one word, a segment has constraints
 * that fit together, a label exists once, and nobody gets a vault.
 */
export function rules({ fault }: { readonly fault?: Fault } = {}): SmallServer {
  const keys = new Map<string, unknown>();
  const fields = new Map<string, unknown>();
  const segments = new Map<string, unknown>();
  const labels = new Map<string, unknown>([['simple/a-label', { type: 'simple', value: 'a-label' }]]);
  let next = 1;

  function make(kept: Map<string, unknown>, id: string, made: object): Answered {
    if (kept.has(id)) return problem(409);
    kept.set(id, made);
    return { status: 201, json: made };
  }

  const creations: Readonly<Record<string, (body: Readonly<Record<string, unknown>>) => Answered>> = {
    keys: ({ label, expiresAt }) => {
      if (!isText(label) || typeof expiresAt !== 'string') return problem(400);
      if (!(Date.parse(expiresAt) > Date.now())) return problem(400);
      const id = next++;
      return make(keys, String(id), { id, label, expiresAt });
    },
    fields: ({ name }) => {
      if (!isText(name) || !/^[\w-]+$/.test(name)) return problem(400);
      return make(fields, name, { name });
    },
    segments: ({ title, constraints }) => {
      if (!isText(title) || !Array.isArray(constraints) || constraints.length > 0) return problem(400);
      const id = next++;
      return make(segments, String(id), { id, title, constraints });
    },
    labels: ({ type, value }) => {
      if (type !== 'simple' || !isText(value)) return problem(400);
      return make(labels, `${type}/${value}`, { type, value });
    },
    vaults: ({ name = 'x' }) => problem(isText(name) ? 403 : 400),
  };
  const kinds: Readonly<Record<string, Map<string, unknown>>> = { keys, fields, segments, labels };

  function answer({ method, parts: [kind = '', ...rest], json: body, token }: Asked): Answered {
    if (token !== owner && fault === undefined)
      return { ...problem(401), headers: { 'www-authenticate': 'Bearer' } };
    const create = creations[kind];
    if (method === 'POST' && create && rest.length === 0) return isObject(body) ? create(body) : problem(400);
    const id = rest.join('/');
    const found = kinds[kind]?.get(id);
    if (found === undefined) return problem(404);
    if (method === 'GET') return { status: 200, json: found };
    kinds[kind]?.delete(id);
    return { status: 204 };
  }
  return { document, answer };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 100;
}

const text = { type: 'string', minLength: 1, maxLength: 100 };

const made = { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } };

function creation(schema: object, more: object = {}): object {
  return {
    requestBody: { required: true, content: json({ type: 'object', ...schema }) },
    responses: {
      201: { description: 'Made', content: json(made) },
      ...{ 400: refused, 401: refused, ...more },
    },
  };
}

function item(...names: readonly string[]): object {
  const parameters = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const refusals = { 401: refused, 404: refused };
  return {
    parameters,
    get: { responses: { 200: { description: 'One', content: json({ type: 'object' }) }, ...refusals } },
    delete: { responses: { 204: { description: 'Gone' }, ...refusals } },
  };
}

const constraint = {
  type: 'object',
  required: ['operator', 'value'],
  properties: { operator: { type: 'string', enum: ['SEMVER', 'IN'] }, value: { type: 'string' } },
};

const document = {
  openapi: '3.1.0',
  info: { title: 'Rules', version: '1' },
  security: [{ token: [] }],
  paths: {
    '/keys': {
      post: creation({
        required: ['label', 'expiresAt'],
        properties: { label: text, expiresAt: { type: 'string', format: 'date-time' } },
        example: { label: 'Of the build', expiresAt: '2023-04-19T08:15:14.000Z' },
      }),
    },
    '/keys/{id}': item('id'),
    '/fields': {
      post: creation({
        required: ['name'],
        properties: { name: { ...text, example: 'Tier of somebody' } },
      }),
    },
    '/fields/{field}': item('field'),
    '/segments': {
      post: creation({
        required: ['title', 'constraints'],
        properties: { title: text, constraints: { type: 'array', items: constraint } },
        example: { title: 'Some', constraints: [{ operator: 'SEMVER', value: 'x' }] },
      }),
    },
    '/segments/{id}': item('id'),
    '/labels': {
      post: creation(
        {
          required: ['type', 'value'],
          properties: { type: { type: 'string', enum: ['simple'] }, value: { ...text, example: 'a-label' } },
        },
        { 409: refused },
      ),
    },
    '/labels/{type}/{value}': item('type', 'value'),
    '/vaults': { post: creation({ properties: { name: text } }, { 403: refused }) },
    '/vaults/{vaultId}': item('vaultId'),
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: { Problem: problemSchema },
  },
};
