import { textIn } from './collection.ts';
import {
  type Answered,
  isObject,
  json,
  problem,
  problemSchema,
  refused,
  type SmallServer,
} from './small-server.ts';

/** A ledger, and how many entries it has that the run made. */
export interface Ledger extends SmallServer {
  readonly made: () => number;
}

/**
 * Entries of a ledger that stay for ever, and their notes, which can be removed. Broken: an entry without a title is taken,
 * and a title of control characters makes it fail.
 */
export function ledgers(isBroken: boolean): Ledger {
  const entries = new Map<number, object>([[1, { id: 1, title: 'of others', amount: 1 }]]);
  const notes = new Map<number, object>();
  let next = 2;

  function wrong(body: unknown): number | undefined {
    const title = textIn(body, 'title');
    if (isBroken && title?.includes('\u0000')) return 500;
    if (title === undefined && !(isBroken && isObject(body) && !Object.hasOwn(body, 'title'))) return 400;
    if (title === '') return 400;
    return isObject(body) && Number.isInteger(body.amount) ? undefined : 400;
  }

  function entry(method: string, id: number, body: unknown): Answered {
    const found = entries.get(id);
    if (!found) return problem(404);
    if (method === 'GET') return { status: 200, json: found };
    const status = wrong(body);
    if (status !== undefined) return problem(status);
    entries.set(id, { ...found, ...(isObject(body) && body) });
    return { status: 200, json: entries.get(id) };
  }

  function note(id: string | undefined, body: unknown): Answered {
    if (id !== undefined) return notes.delete(Number(id)) ? { status: 204 } : problem(404);
    const text = textIn(body, 'text');
    if (text === undefined) return problem(400);
    const made = { id: next++, text };
    notes.set(made.id, made);
    return { status: 201, json: made };
  }

  return {
    document,
    made: () => entries.size - 1,
    answer: ({ method, parts: [first, id, below, inner], json: body }) => {
      if (first !== 'entries') return problem(404);
      if (below !== undefined) return entries.has(Number(id)) ? note(inner, body) : problem(404);
      if (id !== undefined) return entry(method, Number(id), body);
      if (method === 'GET') return { status: 200, json: [...entries.values()] };
      const status = wrong(body);
      if (status !== undefined) return problem(status);
      const made = {
        id: next++,
        title: textIn(body, 'title') ?? '',
        amount: isObject(body) ? body.amount : 0,
      };
      entries.set(made.id, made);
      return { status: 201, json: made };
    },
  };
}

const properties = { title: { type: 'string', minLength: 1 }, amount: { type: 'integer' } };
const writing = { type: 'object', required: ['title', 'amount'], properties };
const entry = {
  type: 'object',
  required: ['id', 'title', 'amount'],
  properties: { id: { type: 'integer' }, ...properties },
};
const note = {
  type: 'object',
  required: ['id', 'text'],
  properties: { id: { type: 'integer' }, text: { type: 'string' } },
};
const number = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'integer' } });
const body = (schema: object) => ({ required: true, content: json(schema) });

const document = {
  openapi: '3.1.0',
  info: { title: 'Ledger', version: '1' },
  components: { schemas: { Problem: problemSchema } },
  paths: {
    '/entries': {
      get: { responses: { 200: { description: 'All', content: json({ type: 'array', items: entry }) } } },
      post: {
        requestBody: body(writing),
        responses: { 201: { description: 'Made', content: json(entry) }, 400: refused },
      },
    },
    '/entries/{id}': {
      parameters: [number('id')],
      get: { responses: { 200: { description: 'One', content: json(entry) }, 404: refused } },
      put: {
        requestBody: body(writing),
        responses: { 200: { description: 'It', content: json(entry) }, 400: refused, 404: refused },
      },
    },
    '/entries/{id}/notes': {
      parameters: [number('id')],
      post: {
        requestBody: body({ type: 'object', required: ['text'], properties: { text: { type: 'string' } } }),
        responses: { 201: { description: 'Made', content: json(note) }, 400: refused, 404: refused },
      },
    },
    '/entries/{id}/notes/{noteId}': {
      parameters: [number('id'), number('noteId')],
      delete: { responses: { 204: { description: 'Gone' }, 404: refused } },
    },
  },
};
