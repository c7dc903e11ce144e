import { expect, test } from 'vitest';
import {
  type Answered,
  isObject,
  json,
  problem,
  problemSchema,
  refused,
  type StatefulServer,
} from './small-server.ts';
import { accusations, visitSmall } from './visit.ts';

/**
 * Silences are made at "/silences" and removed at "/silence/{silenceId}"; one that is over before it begins is refused, and
 * an "id" in the body is that of one that is changed. An order names a customer, who is somebody else.
 * Broken: what was removed is still shown.
 */
function silences(isBroken: boolean): StatefulServer {
  const kept = new Map([['s1', { id: 's1', comment: 'Holiday' }]]);
  const gone = new Map<string, unknown>();
  const customers = new Set(['c1']);
  return {
    document,
    state: () => JSON.stringify([[...kept], [...customers]]),
    answer: ({ method, parts, json: body }) => {
      const [kind, id = ''] = parts;
      if (kind === 'orders') return ok({ customerId: 'c1' });
      if (kind === 'customers') return customer(method, id);
      if (kind === 'silences') return method === 'GET' ? ok([...kept.values()]) : add(body);
      const found = kept.get(id) ?? (isBroken ? gone.get(id) : undefined);
      if (!found) return problem(404);
      if (method === 'GET') return ok(found);
      gone.set(id, found);
      kept.delete(id);
      return { status: 200 };
    },
  };

  function customer(method: string, id: string): Answered {
    if (!customers.has(id)) return problem(404);
    if (method === 'DELETE') customers.delete(id);
    return method === 'DELETE' ? { status: 204 } : ok({ customerId: id });
  }

  function add(body: unknown): Answered {
    const { id, comment, endsAt } = isObject(body) ? body : {};
    if (typeof comment !== 'string' || typeof endsAt !== 'string') return problem(400);
    if (!(Date.parse(endsAt) > Date.now())) return problem(400);
    if (id !== undefined && typeof id !== 'string') return problem(400);
    if (id !== undefined && !kept.has(id)) return problem(404);
    const silence = { id: `s${kept.size + gone.size + 1}`, comment };
    kept.set(silence.id, silence);
    return ok({ silenceId: silence.id });
  }
}

function ok(value: unknown): Answered {
  return { status: 200, json: value };
}

const text = { type: 'string' };
const silence = { type: 'object', required: ['id', 'comment'], properties: { id: text, comment: text } };

function answers(schema: object): object {
  return { 200: { description: 'Fine', content: json(schema) }, 400: refused, 404: refused };
}

const item = (name: string) => ({
  parameters: [{ name, in: 'path', required: true, schema: text }],
});
const customerSchema = { type: 'object', required: ['customerId'], properties: { customerId: text } };
const gone = { 200: { description: 'Gone' }, 204: { description: 'Gone' }, 404: refused };

const document = {
  openapi: '3.1.0',
  info: { title: 'Silences', version: '1' },
  paths: {
    '/silences': {
      get: { responses: answers({ type: 'array', items: silence }) },
      post: {
        requestBody: {
          required: true,
          content: json({
            type: 'object',
            required: ['comment', 'endsAt'],
            properties: { id: text, comment: text, endsAt: { type: 'string', format: 'date-time' } },
          }),
        },
        responses: answers({ type: 'object', required: ['silenceId'], properties: { silenceId: text } }),
      },
    },
    '/silence/{silenceId}': {
      ...item('silenceId'),
      get: { responses: answers(silence) },
      delete: { responses: gone },
    },
    '/orders': { post: { operationId: 'createOrder', responses: answers(customerSchema) } },
    '/customers/{customerId}': {
      ...item('customerId'),
      get: { responses: answers(customerSchema) },
      delete: { responses: gone },
    },
  },
  components: { schemas: { Problem: problemSchema } },
};

test('what is made at one path is removed at another, and nobody else', { timeout: 90_000 }, async () => {
  const server = silences(false);
  const before = server.state();
  const { report } = await visitSmall(server);
  expect(server.state()).toBe(before);
  expect(accusations(report)).toEqual([]);
  expect(report.cleanUp.left.map(({ path }) => path)).toEqual(['POST /orders']);
  expect(report.cleanUp.removed).toBeGreaterThan(0);
});

test('what is shown after its removal is told', { timeout: 90_000 }, async () => {
  const server = silences(true);
  const before = server.state();
  const { report } = await visitSmall(server);
  expect(server.state()).toBe(before);
  expect(report.cleanUp.left.map(({ path }) => path)).toEqual(['POST /orders']);
});
