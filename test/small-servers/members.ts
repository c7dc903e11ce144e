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

interface Member {
  readonly id: string;
  readonly email: string;
  readonly username: string;
}

/**
 * Members with unique addresses and user names; the one of the example in the document is a member already.
 * `fault`: what is wrong with it. Without one it is as its document says.
 */
export function members({
  fault,
}: {
  readonly fault?: 'members without an address' | undefined;
} = {}): StatefulServer {
  const kept = new Map<string, Member>([['m1', { id: 'm1', email: 'ann@example.org', username: 'ann' }]]);
  let next = 2;

  function add(body: unknown): Answered {
    if (!isObject(body) || Object.keys(body).sort().join() !== 'email,username') return problem(400);
    const { email, username } = body;
    const isSound =
      typeof email === 'string' &&
      typeof username === 'string' &&
      /^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/.test(email);
    if (!isSound || !/^[a-z][a-z0-9_]{2,39}$/.test(username)) return problem(400);
    if ([...kept.values()].some((one) => one.email === email || one.username === username))
      return problem(409);
    const member = { id: `m${next++}`, email, username };
    kept.set(member.id, member);
    return { status: 201, json: member };
  }

  return {
    document,
    state: () => JSON.stringify([...kept.values()]),
    answer: ({ method, parts: [collection, id], json: body }: Asked) => {
      if (collection !== 'members') return problem(404);
      if (id === undefined) return method === 'POST' ? add(body) : { status: 200, json: [...kept.values()] };
      const member = kept.get(id);
      if (!member) return problem(404);
      if (method === 'GET') return { status: 200, json: fault ? { id, username: member.username } : member };
      kept.delete(id);
      return { status: 204 };
    },
  };
}

const text = { type: 'string' };
const named = {
  email: { ...text, format: 'email' },
  username: { ...text, pattern: '^[a-z][a-z0-9_]{2,39}$' },
};
const member = { type: 'object', required: ['id', 'email', 'username'], properties: { id: text, ...named } };
const is = (schema: object) => ({ description: 'Done', content: json(schema) });

const document = {
  openapi: '3.1.0',
  info: { title: 'Members', version: '1' },
  paths: {
    '/members': {
      get: { operationId: 'listMembers', responses: { 200: is({ type: 'array', items: member }) } },
      post: {
        operationId: 'addMember',
        requestBody: {
          required: true,
          content: json({
            type: 'object',
            required: ['email', 'username'],
            additionalProperties: false,
            properties: named,
            example: { email: 'ann@example.org', username: 'ann' },
          }),
        },
        responses: { 201: is(member), 400: refused, 409: refused },
      },
    },
    '/members/{memberId}': {
      parameters: [{ name: 'memberId', in: 'path', required: true, schema: text }],
      get: { operationId: 'getMember', responses: { 200: is(member), 404: refused } },
      delete: { operationId: 'removeMember', responses: { 204: { description: 'Done' }, 404: refused } },
    },
  },
  components: { schemas: { Problem: problemSchema } },
};
