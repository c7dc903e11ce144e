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

/** What another account may do with a note, although it is not its own. */
export type NotesFault = 'GET' | 'PUT' | 'DELETE';

interface Note {
  readonly id: string;
  readonly text: string;
  readonly by: string;
}

/** Accounts by their tokens. */
export const accounts = { owner: 'token-of-ann', stranger: 'token-of-bob' } as const;

/**
 * Notes of several accounts; each lists its own.
 * `fault`: what is wrong with it. `promises`: the document says that notes of others are not found.
 */
export function notes({
  fault,
  promises,
}: {
  readonly fault?: NotesFault | undefined;
  readonly promises: boolean;
}): StatefulServer {
  const kept = new Map<string, Note>([['n1', { id: 'n1', text: 'Of somebody', by: 'token-of-eve' }]]);
  let next = 2;

  function write(id: string, by: string, body: unknown, status: number): Answered {
    const text = isObject(body) && Object.keys(body).join() === 'text' ? body.text : undefined;
    if (typeof text !== 'string') return problem(400);
    kept.set(id, { id, text, by });
    return { status, json: { id, text } };
  }

  function answer({ method, parts: [collection, id], json: body, token = '' }: Asked): Answered {
    if (!Object.values<string>(accounts).includes(token))
      return { ...problem(401), headers: { 'www-authenticate': 'Bearer' } };
    if (collection !== 'notes') return problem(404);
    if (id === undefined) {
      if (method === 'POST') return write(`n${next++}`, token, body, 201);
      const own = [...kept.values()].filter(({ by }) => by === token);
      return { status: 200, json: own.map(({ id, text }) => ({ id, text })) };
    }
    const note = kept.get(id);
    if (!note || (note.by !== token && method !== fault)) return problem(404);
    if (method === 'GET') return { status: 200, json: { id, text: note.text } };
    if (method === 'PUT') return write(id, note.by, body, 200);
    kept.delete(id);
    return { status: 204 };
  }

  return { document: documentOf(promises), state: () => JSON.stringify([...kept.values()]), answer };
}

const text = { type: 'string' };
const note = { type: 'object', required: ['id', 'text'], properties: { id: text, text } };
const is = (schema: object) => ({ description: 'Done', content: json(schema) });
const body = {
  required: true,
  content: json({ type: 'object', required: ['text'], additionalProperties: false, properties: { text } }),
};

function documentOf(promises: boolean): object {
  const missing = promises
    ? { ...refused, description: 'There is none, or it belongs to another user' }
    : refused;
  const always = { 401: refused, 404: missing };
  return {
    openapi: '3.1.0',
    info: { title: 'Notes', version: '1' },
    security: [{ token: [] }],
    paths: {
      '/notes': {
        get: { operationId: 'list', responses: { 200: is({ type: 'array', items: note }), 401: refused } },
        post: {
          operationId: 'add',
          requestBody: body,
          responses: { 201: is(note), 400: refused, 401: refused },
        },
      },
      '/notes/{noteId}': {
        parameters: [{ name: 'noteId', in: 'path', required: true, schema: text }],
        get: { operationId: 'get', responses: { 200: is(note), ...always } },
        put: {
          operationId: 'replace',
          requestBody: body,
          responses: { 200: is(note), 400: refused, ...always },
        },
        delete: { operationId: 'remove', responses: { 204: { description: 'Done' }, ...always } },
      },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: problemSchema },
    },
  };
}
