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
 * Labels with an id, which are also found by their name and by their colour, and whose latest use is asked for by their
 * name. Several have one colour. `fault`: what is wrong with it.
 */
export function labels(fault?: 'names are not found'): StatefulServer {
  const kept = new Map<number, Label>([[1, { id: 1, name: 'of somebody', color: 'red' }]]);
  let next = 2;
  const by = (member: 'name' | 'color', value: string): Label[] =>
    [...kept.values()].filter((label) => label[member] === value);

  function one(found: Label | undefined, method: string): Answered {
    if (!found) return problem(404);
    if (method === 'GET') return { status: 200, json: found };
    kept.delete(found.id);
    return { status: 204 };
  }

  function add(body: unknown): Answered {
    const { name, color = 'red' } = isObject(body) ? body : {};
    if (typeof name !== 'string' || (color !== 'red' && color !== 'green')) return problem(400);
    const made = { id: next++, name, color };
    kept.set(made.id, made);
    return { status: 201, json: made };
  }

  function removeOfColor(color: string): Answered {
    const found = by('color', color);
    for (const { id } of found) kept.delete(id);
    return found.length > 0 ? { status: 204 } : problem(404);
  }

  return {
    document,
    state: () => JSON.stringify([...kept.values()]),
    answer: ({ method, parts: [, first, second = ''], json: body }) => {
      if (first === undefined)
        return method === 'GET' ? { status: 200, json: [...kept.values()] } : add(body);
      if (second === 'uses') return one(fault ? undefined : by('name', first)[0], method);
      if (first === 'name') return one(fault ? undefined : by('name', second)[0], method);
      if (first === 'color') return removeOfColor(second);
      return one(kept.get(Number(first)), method);
    },
  };
}

interface Label {
  readonly id: number;
  readonly name: string;
  readonly color: string;
}

const text = { type: 'string' };
const shown = { description: 'One', content: json({ $ref: '#/components/schemas/Label' }) };
const gone = { description: 'Gone' };
const inPath = (name: string, schema: object = text) => [{ name, in: 'path', required: true, schema }];

const document = {
  openapi: '3.1.0',
  info: { title: 'Labels', version: '1' },
  paths: {
    '/labels': {
      get: {
        responses: {
          200: {
            description: 'All',
            content: json({ type: 'array', items: { $ref: '#/components/schemas/Label' } }),
          },
        },
      },
      post: {
        requestBody: {
          required: true,
          content: json({
            type: 'object',
            required: ['name'],
            properties: { name: text, color: { enum: ['red', 'green'] } },
          }),
        },
        responses: { 201: shown, 400: refused },
      },
    },
    '/labels/{id}': {
      parameters: inPath('id', { type: 'integer' }),
      get: { responses: { 200: shown, 404: refused } },
      delete: { responses: { 204: gone, 404: refused } },
    },
    '/labels/{name}/uses': { parameters: inPath('name'), get: { responses: { 200: shown, 404: refused } } },
    '/labels/name/{name}': {
      parameters: inPath('name'),
      get: { responses: { 200: shown, 404: refused } },
      delete: { responses: { 204: gone, 404: refused } },
    },
    '/labels/color/{color}': {
      parameters: inPath('color'),
      delete: { responses: { 204: gone, 404: refused } },
    },
  },
  components: {
    schemas: {
      Problem: problemSchema,
      Label: {
        type: 'object',
        required: ['id', 'name', 'color'],
        properties: { id: { type: 'integer' }, name: text, color: text },
      },
    },
  },
};
