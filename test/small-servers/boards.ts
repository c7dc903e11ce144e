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
 * Boards of others. Answers stand in an envelope, and the identifier is `_id`.
 * `fault`: what is wrong with it. Without one it is as its document says.
 */
export function boards({
  fault,
}: {
  readonly fault?: 'empty titles are taken' | undefined;
} = {}): StatefulServer {
  const kept = new Map([['b0', { _id: 'b0', title: 'Of somebody' }]]);
  let next = 1;
  const wrapped = (board: object) => ({ ok: true, data: { board, author: { _id: 'b0' } } });
  function add(body: unknown): Answered {
    if (!isObject(body) || Object.keys(body).join() !== 'title') return problem(400);
    const { title } = body;
    if (typeof title !== 'string' || title.length > 100 || (title === '' && !fault)) return problem(400);
    const board = { _id: `b${next++}`, title };
    kept.set(board._id, board);
    return { status: 201, json: wrapped(board) };
  }
  function one(method: string, id: string): Answered {
    const board = kept.get(id);
    if (!board) return problem(404);
    if (method === 'GET') return { status: 200, json: wrapped(board) };
    kept.delete(id);
    return { status: 204 };
  }
  return {
    document,
    state: () => JSON.stringify([...kept.values()]),
    answer: ({ method, parts: [first, id, more], json: body }) => {
      if (first !== 'boards' || more !== undefined) return problem(404);
      if (id !== undefined) return one(method, id);
      return method === 'GET'
        ? { status: 200, json: { ok: true, data: { boards: [...kept.values()] } } }
        : add(body);
    },
  };
}

const board = {
  type: 'object',
  required: ['_id', 'title'],
  properties: { _id: { type: 'string' }, title: { type: 'string' } },
};
const enveloped = (data: object) =>
  json({
    type: 'object',
    required: ['ok', 'data'],
    properties: { ok: { type: 'boolean' }, data: { type: 'object', properties: data } },
  });

const document = {
  openapi: '3.1.0',
  info: { title: 'Boards', version: '1' },
  paths: {
    '/boards': {
      get: {
        operationId: 'listBoards',
        responses: {
          200: { description: 'All', content: enveloped({ boards: { type: 'array', items: board } }) },
        },
      },
      post: {
        operationId: 'createBoard',
        requestBody: {
          required: true,
          content: json({
            type: 'object',
            required: ['title'],
            additionalProperties: false,
            properties: { title: { type: 'string', minLength: 1, maxLength: 100 } },
          }),
        },
        responses: { 201: { description: 'Made', content: enveloped({ board }) }, 400: refused },
      },
    },
    '/boards/{boardId}': {
      parameters: [
        { name: 'boardId', in: 'path', required: true, schema: { type: 'string' }, example: 'b0' },
      ],
      get: {
        operationId: 'readBoard',
        responses: { 200: { description: 'One', content: enveloped({ board }) }, 404: refused },
      },
      delete: { operationId: 'deleteBoard', responses: { 204: { description: 'Gone' }, 404: refused } },
    },
  },
  components: { schemas: { Problem: problemSchema } },
};
