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
 * Deployments, for which the server has rules that no schema tells: a name in lower case, one of two limits, and schedules
 * that run a few times. It creates with 201. Broken: the document says 200.
 */
export function deployments(isBroken: boolean): StatefulServer {
  const all = new Map<string, unknown>([['d0', { id: 'd0', name: 'of-others' }]]);
  let next = 1;
  function create(body: unknown): Answered {
    if (!isObject(body) || !isNamed(body) || !isAllowed(body)) return problem(422);
    const made = { id: `d${next++}`, name: body.name };
    all.set(made.id, made);
    return { status: 201, json: made };
  }

  return {
    document: documentOf(isBroken ? 200 : 201),
    state: () => JSON.stringify([...all.values()]),
    answer: ({ method, parts, json: body }) => {
      const [first, id, below] = parts;
      if (first !== 'deployments') return problem(404);
      if (id === undefined) return method === 'GET' ? { status: 200, json: [...all.values()] } : create(body);
      const found = all.get(id);
      if (found === undefined) return problem(404);
      if (below === 'schedules') return isScheduled(body) ? { status: 204 } : problem(422);
      if (method === 'DELETE') all.delete(id);
      return method === 'DELETE' ? { status: 204 } : { status: 200, json: found };
    },
  };
}

function isNamed({ name }: Readonly<Record<string, unknown>>): boolean {
  return typeof name === 'string' && /^[a-z0-9-]+$/.test(name);
}

function isAllowed({ limit, limitId }: Readonly<Record<string, unknown>>): boolean {
  const isGood = (value: unknown) => value === undefined || (Number.isInteger(value) && Number(value) >= 0);
  return isGood(limit) && isGood(limitId) && (limit === undefined || limitId === undefined);
}

function isScheduled(body: unknown): boolean {
  return (
    Array.isArray(body) &&
    body.every(
      (one) => isObject(one) && typeof one.cron === 'string' && (one.runs === undefined || isFew(one.runs)),
    )
  );
}

function isFew(runs: unknown): boolean {
  return Number.isInteger(runs) && Number(runs) >= 0 && Number(runs) <= 50;
}

const deployment = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'string' }, name: { type: 'string' } },
};

const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

const count = { type: 'integer', minimum: 0 };

function documentOf(created: number): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Deployments', version: '1' },
    paths: {
      '/deployments': {
        get: {
          responses: { 200: { description: 'All', content: json({ type: 'array', items: deployment }) } },
        },
        post: {
          requestBody: {
            required: true,
            content: json({
              type: 'object',
              required: ['name'],
              properties: {
                name: { type: 'string', pattern: '^[A-Za-z0-9-]+$', minLength: 1 },
                limit: count,
                limitId: count,
              },
            }),
          },
          responses: { [created]: { description: 'It', content: json(deployment) }, 422: refused },
        },
      },
      '/deployments/{id}': {
        parameters: [id],
        get: { responses: { 200: { description: 'It', content: json(deployment) }, 404: refused } },
        delete: { responses: { 204: { description: 'Gone' }, 404: refused } },
      },
      '/deployments/{id}/schedules': {
        parameters: [id],
        post: {
          requestBody: {
            required: true,
            content: json({
              type: 'array',
              items: {
                type: 'object',
                required: ['cron'],
                properties: { cron: { type: 'string' }, runs: count },
              },
            }),
          },
          responses: { 204: { description: 'Taken' }, 404: refused, 422: refused },
        },
      },
    },
    components: { schemas: { Problem: problemSchema } },
  };
}
