import { randomUUID } from 'node:crypto';
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
 * Flows and their runs, as many frameworks serve them: paths end in a slash, a run refers to a flow by "flow_id" although
 * paths call it "id", a body may be null where it may be absent, and only the server knows which page token is good.
 * Broken: a deletion of a run fails.
 */
export function flows(isBroken: boolean): StatefulServer {
  const somebodys = '8d1f6f6e-0d6b-4a38-9f4e-6b1f4d2c9a10';
  const kept = new Map([[somebodys, { id: somebodys, name: 'payroll' }]]);
  const runs = new Map<string, { id: string; flow_id: string }>();
  return {
    document,
    state: () => JSON.stringify([[...kept], [...runs]]),
    answer: (asked) => {
      const { method, path, query } = asked;
      if (path === '/flows/count') return count(asked.json);
      if (path === '/flows/next') return query.page_token === 'issued' ? ok([]) : problem(403);
      const isRun = path.startsWith('/runs/');
      if (isRun && isBroken && method === 'DELETE') return problem(500);
      return isRun ? crud(runs, asked, addRun) : crud(kept, asked, addFlow);
    },
  };

  function crud(all: Map<string, unknown>, asked: Asked, add: (body: unknown) => Answered): Answered {
    if (asked.parts.length > 1) return one(all, asked);
    return asked.method === 'GET' ? ok([...all.values()]) : add(asked.json);
  }

  function addFlow(body: unknown): Answered {
    const name = isObject(body) ? body.name : undefined;
    if (typeof name !== 'string' || name === '') return problem(422);
    if ([...kept.values()].some((flow) => flow.name === name)) return problem(409);
    const flow = { id: randomUUID(), name };
    kept.set(flow.id, flow);
    return { status: 201, json: flow };
  }

  function addRun(body: unknown): Answered {
    const { flow_id: flow, note } = isObject(body) ? body : {};
    if (typeof flow !== 'string' || !isUuid(flow)) return problem(422);
    // As many do, it looks for the flow before it reads the rest.
    if (!kept.has(flow)) return problem(404);
    if (note !== undefined && typeof note !== 'string') return problem(422);
    const made = { id: randomUUID(), flow_id: flow };
    runs.set(made.id, made);
    return { status: 201, json: made };
  }

  function count(body: unknown): Answered {
    // Nothing and broken JSON look alike here.
    if (body === null) return ok({ count: kept.size });
    return isObject(body) && typeof (body.name ?? '') === 'string' ? ok({ count: 0 }) : problem(422);
  }
}

function one(all: Map<string, unknown>, { method, parts }: Asked): Answered {
  const id = parts[1] ?? '';
  if (!isUuid(id)) return problem(422);
  if (!all.has(id)) return problem(404);
  if (method !== 'DELETE') return ok(all.get(id));
  all.delete(id);
  return { status: 204 };
}

function ok(value: unknown): Answered {
  return { status: 200, json: value };
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

const uuid = { type: 'string', format: 'uuid' };
const flow = { $ref: '#/components/schemas/Flow' };
const run = { $ref: '#/components/schemas/Run' };

function paths(path: string, schema: object, body: object): object {
  const many = json({ type: 'array', items: schema });
  return {
    [path]: {
      get: { responses: { 200: { description: 'All', content: many } } },
      post: {
        requestBody: { required: true, content: json(body) },
        responses: {
          201: { description: 'Made', content: json(schema) },
          404: refused,
          409: refused,
          422: refused,
        },
      },
    },
    [`${path}{id}`]: {
      parameters: [{ name: 'id', in: 'path', required: true, schema: uuid }],
      get: {
        responses: { 200: { description: 'One', content: json(schema) }, 404: refused, 422: refused },
      },
      delete: { responses: { 204: { description: 'Gone' }, 404: refused, 422: refused } },
    },
  };
}

const document = {
  openapi: '3.1.0',
  info: { title: 'Flows', version: '1' },
  paths: {
    ...paths('/flows/', flow, {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string', minLength: 1 } },
    }),
    ...paths('/runs/', run, {
      type: 'object',
      required: ['flow_id'],
      properties: { flow_id: uuid, note: { type: 'string' } },
    }),
    '/flows/count': {
      post: {
        operationId: 'countFlows',
        requestBody: { content: json({ type: 'object', properties: { name: { type: 'string' } } }) },
        responses: { 200: { description: 'Counted', content: json({ type: 'object' }) }, 422: refused },
      },
    },
    '/flows/next': {
      get: {
        parameters: [{ name: 'page_token', in: 'query', required: true, schema: { type: 'string' } }],
        responses: {
          200: { description: 'The next page', content: json({ type: 'array', items: flow }) },
          403: refused,
        },
      },
    },
  },
  components: {
    schemas: {
      Problem: problemSchema,
      Flow: {
        type: 'object',
        required: ['id', 'name'],
        properties: { id: uuid, name: { type: 'string' } },
      },
      Run: { type: 'object', required: ['id', 'flow_id'], properties: { id: uuid, flow_id: uuid } },
    },
  },
};
