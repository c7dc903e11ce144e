import { isObject, json, problem, problemSchema, refused, type SmallServer } from './small-server.ts';

/** Pets of others. Whoever adds a pet may say its number, and writes over the pet that has it. */
export interface Pets extends SmallServer {
  readonly state: () => string;
}

export function pets({ needsId }: { readonly needsId: boolean }): Pets {
  const kept = new Map<number, unknown>([[10, { id: 10, name: 'Of somebody' }]]);
  let next = 11;
  return {
    document: documentOf(needsId),
    state: () => JSON.stringify([...kept.values()]),
    answer: ({ method, path, parts, json: body }) => {
      const isPet =
        isObject(body) && typeof body.name === 'string' && ['undefined', 'number'].includes(typeof body.id);
      if (path === '/pet' && isPet) {
        if (needsId && !Number.isInteger(body.id)) return problem(400);
        const id = Number.isInteger(body.id) ? Number(body.id) : next++;
        kept.set(id, { ...body, id });
        return { status: 200, json: kept.get(id) };
      }
      const pet = kept.get(Number(parts[1]));
      if (path === '/pet' || pet === undefined) return problem(path === '/pet' ? 400 : 404);
      if (method === 'DELETE') kept.delete(Number(parts[1]));
      return { status: 200, json: pet };
    },
  };
}

const documentOf = (needsId: boolean) => {
  const pet = {
    type: 'object',
    required: needsId ? ['id', 'name'] : ['name'],
    properties: { id: { type: 'integer', example: 10 }, name: { type: 'string', example: 'doggie' } },
  };
  const one = { description: 'One', content: json(pet) };
  const body = { required: true, content: json(pet) };
  return {
    openapi: '3.0.3',
    info: { title: 'Pets', version: '1' },
    paths: {
      '/pet': {
        post: { operationId: 'addPet', requestBody: body, responses: { 200: one, 400: refused } },
        put: { operationId: 'updatePet', requestBody: body, responses: { 200: one, 400: refused } },
      },
      '/pet/{petId}': {
        parameters: [{ name: 'petId', in: 'path', required: true, schema: { type: 'integer' }, example: 10 }],
        get: { operationId: 'getPet', responses: { 200: one, 404: refused } },
        delete: { operationId: 'deletePet', responses: { 200: one, 404: refused } },
      },
    },
    components: { schemas: { Problem: problemSchema } },
  };
};
