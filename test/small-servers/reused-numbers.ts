import {
  type Answered,
  isObject,
  json,
  problem,
  problemSchema,
  refused,
  type StatefulServer,
} from './small-server.ts';

/** A server that also says how often something of somebody else was changed or removed. */
export interface Harmed extends StatefulServer {
  readonly harmed: () => number;
}

interface Slot {
  readonly text: string;
  readonly isOthers: boolean;
}

/**
 * Slots, each with the lowest number that is free. Somebody else takes a number as soon as it is free. `isReadable`: one slot
 * can be read. `saysMissing`: the document says that reading one may find nothing.
 */
export function slots({
  isReadable,
  saysMissing = true,
}: {
  readonly isReadable: boolean;
  readonly saysMissing?: boolean;
}): Harmed {
  const kept = new Map<number, Slot>([[1, { text: 'Of somebody', isOthers: true }]]);
  let harmed = 0;

  function add(text: string, isOthers: boolean): number {
    let id = 1;
    while (kept.has(id)) id++;
    kept.set(id, { text, isOthers });
    return id;
  }

  function one(method: string, id: number, body: unknown): Answered {
    const slot = kept.get(id);
    if (!slot) return problem(404);
    if (method === 'GET') return isReadable ? { status: 200, json: { id, text: slot.text } } : problem(405);
    const text = textOf(body);
    if (method === 'PUT' && text === undefined) return problem(400);
    if (slot.isOthers) harmed++;
    if (method === 'PUT') {
      kept.set(id, { ...slot, text: text ?? '' });
      return { status: 200, json: { id, text } };
    }
    kept.delete(id);
    add('Of somebody else', true);
    return { status: 204 };
  }

  return {
    document: documentOf(isReadable, saysMissing),
    state: () => JSON.stringify([...kept.values()].filter(({ isOthers }) => !isOthers)),
    harmed: () => harmed,
    answer: ({ method, parts: [collection, id], json: body }) => {
      if (collection !== 'slots') return problem(404);
      if (id !== undefined) return one(method, Number(id), body);
      if (method === 'GET') return { status: 200, json: [...kept].map(([id, { text }]) => ({ id, text })) };
      const text = textOf(body);
      return text === undefined ? problem(400) : { status: 201, json: { id: add(text, false), text } };
    },
  };
}

function textOf(body: unknown): string | undefined {
  const text = isObject(body) ? body.text : undefined;
  return typeof text === 'string' ? text : undefined;
}

const slot = { $ref: '#/components/schemas/Slot' };
const text = { type: 'string' };
const written = {
  required: true,
  content: json({ type: 'object', required: ['text'], properties: { text } }),
};
const is = (schema: object) => ({ description: 'Done', content: json(schema) });

function documentOf(isReadable: boolean, saysMissing: boolean): object {
  const reading = { get: { responses: { 200: is(slot), ...(saysMissing && { 404: refused }) } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Slots', version: '1' },
    paths: {
      '/slots': {
        get: { responses: { 200: is({ type: 'array', items: slot }) } },
        post: { requestBody: written, responses: { 201: is(slot), 400: refused } },
      },
      '/slots/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        ...(isReadable && reading),
        put: { requestBody: written, responses: { 200: is(slot), 400: refused, 404: refused } },
        delete: { responses: { 204: { description: 'Gone' }, 404: refused } },
      },
    },
    components: {
      schemas: {
        Problem: problemSchema,
        Slot: { type: 'object', required: ['id', 'text'], properties: { id: { type: 'integer' }, text } },
      },
    },
  };
}
