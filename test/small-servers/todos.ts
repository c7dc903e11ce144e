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

interface Todo {
  readonly id: number;
  readonly title: string;
}

/**
 * A list of todos that others filled, with operations on all of it, settings, and a way to shut it down.
 * `fault`: what is wrong with it. Without one it is as its document says.
 */
export function todos({
  fault,
}: {
  readonly fault?: 'unknown todos are found' | undefined;
} = {}): StatefulServer {
  const kept = new Map<number, Todo>([1, 2, 3, 4].map((id) => [id, { id, title: `Of somebody, ${id}` }]));
  let settings: unknown = { mode: 'open' };
  let running = true;
  let next = 5;
  const whole: Readonly<Record<string, (body: unknown) => Answered>> = {
    'GET /todos': () => ({ status: 200, json: [...kept.values()] }),
    'POST /todos': (body) => {
      if (!isTodo(body)) return problem(400);
      const todo = { id: next++, title: body.title };
      kept.set(todo.id, todo);
      return { status: 201, json: todo, headers: { location: `/todos/${todo.id}` } };
    },
    'PATCH /todos': (body) => {
      if (!isTodo(body)) return problem(400);
      for (const id of kept.keys()) kept.set(id, { id, title: body.title });
      return { status: 200, json: { count: kept.size } };
    },
    'DELETE /todos': () => {
      kept.clear();
      return { status: 204 };
    },
    'GET /settings': () => ({ status: 200, json: settings }),
    'PUT /settings': (body) => {
      if (!isObject(body)) return problem(400);
      settings = body;
      return { status: 200, json: settings };
    },
    'POST /admin/shutdown': () => {
      running = false;
      return { status: 200, json: {} };
    },
    'POST /admin/maintenance': () => {
      running = false;
      return { status: 204 };
    },
    'GET /admin/reset': () => {
      kept.clear();
      return { status: 200, json: {} };
    },
    'POST /todos/bulk-delete': () => {
      kept.clear();
      return { status: 204 };
    },
  };
  function one({ method, parts, json: body }: Asked): Answered {
    const id = Number(parts[1]);
    if (!Number.isSafeInteger(id)) return problem(400);
    const todo = kept.get(id);
    // What is not there is made, as by servers that replace or create.
    if (method === 'PUT') {
      if (!isTodo(body)) return problem(400);
      kept.set(id, { id, title: body.title });
      return { status: todo ? 200 : 201, json: kept.get(id) };
    }
    if (!todo) return fault && method === 'GET' ? { status: 200, json: { id, title: '' } } : problem(404);
    if (method === 'DELETE') {
      kept.delete(id);
      return { status: 204 };
    }
    return { status: 200, json: todo };
  }
  return {
    document,
    state: () => JSON.stringify([[...kept.values()], settings, running]),
    answer: (asked) => {
      if (!running) return problem(503);
      const known = whole[`${asked.method} ${asked.path}`];
      if (known) return known(asked.json);
      return asked.parts[0] === 'todos' && asked.parts.length === 2 ? one(asked) : problem(404);
    },
  };
}

function isTodo(body: unknown): body is Pick<Todo, 'title'> {
  if (!isObject(body) || Object.keys(body).join() !== 'title') return false;
  return typeof body.title === 'string' && body.title !== '' && body.title.length <= 100;
}

const todo = { $ref: '#/components/schemas/Todo' };
const body = { required: true, content: json({ $ref: '#/components/schemas/NewTodo' }) };
const done = { description: 'Done' };
const some = { description: 'Done', content: json({ type: 'object' }) };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' }, example: 1 };

const document = {
  openapi: '3.1.0',
  info: { title: 'Todos', version: '1' },
  paths: {
    '/todos': {
      get: {
        operationId: 'find',
        responses: { 200: { description: 'All', content: json({ type: 'array', items: todo }) } },
      },
      post: {
        operationId: 'create',
        requestBody: body,
        responses: { 201: { description: 'Made', content: json(todo) }, 400: refused },
      },
      patch: { operationId: 'updateAll', requestBody: body, responses: { 200: some, 400: refused } },
      delete: { operationId: 'deleteAll', responses: { 204: done } },
    },
    '/todos/bulk-delete': { post: { operationId: 'removeMany', responses: { 204: done } } },
    '/todos/{id}': {
      parameters: [id],
      get: {
        operationId: 'findById',
        responses: { 200: { description: 'One', content: json(todo) }, 400: refused, 404: refused },
      },
      put: {
        operationId: 'replaceById',
        requestBody: body,
        responses: {
          200: { description: 'Replaced', content: json(todo) },
          201: { description: 'Made', content: json(todo) },
          400: refused,
        },
      },
      delete: { operationId: 'deleteById', responses: { 204: done, 400: refused, 404: refused } },
    },
    '/settings': {
      get: { operationId: 'settings', responses: { 200: some } },
      put: {
        operationId: 'writeSettings',
        requestBody: { required: true, content: json({ type: 'object' }) },
        responses: { 200: some, 400: refused },
      },
    },
    '/admin/shutdown': { post: { operationId: 'end', responses: { 200: some } } },
    '/admin/maintenance': { post: { operationId: 'switchOff', responses: { 204: done } } },
    '/admin/reset': { get: { operationId: 'startAnew', responses: { 200: some } } },
  },
  components: {
    schemas: {
      Problem: problemSchema,
      NewTodo: {
        type: 'object',
        required: ['title'],
        additionalProperties: false,
        properties: { title: { type: 'string', minLength: 1, maxLength: 100 } },
        example: { title: 'Buy milk' },
      },
      Todo: {
        type: 'object',
        required: ['id', 'title'],
        properties: { id: { type: 'integer' }, title: { type: 'string' } },
      },
    },
  },
};
