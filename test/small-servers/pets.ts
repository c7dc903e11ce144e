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
 * Pets of others. Whoever adds a pet may say its number, and writes over the pet that has it.
 * `needsId`: nobody adds a pet without saying its number. `fault`: what is wrong with it.
 */
export function pets({
  needsId,
  fault,
}: {
  readonly needsId: boolean;
  readonly fault?: 'a pet is read without its name' | undefined;
}): StatefulServer {
  const kept = new Map<number, unknown>([[10, { id: 10, name: 'Of somebody' }]]);
  let next = 11;
  function add(body: unknown): Answered {
    if (!isObject(body) || typeof body.name !== 'string') return problem(400);
    const isNumber =
      (Number.isInteger(body.id) && Number(body.id) >= 10) || (body.id === undefined && !needsId);
    if (!isNumber) return problem(400);
    const id = body.id === undefined ? next++ : Number(body.id);
    kept.set(id, { ...body, id });
    return { status: 200, json: kept.get(id) };
  }
  function one(method: string, id: number): Answered {
    const pet = kept.get(id);
    if (pet === undefined) return problem(404);
    if (method === 'DELETE') kept.delete(id);
    if (method === 'GET' && fault) return { status: 200, json: { id } };
    return { status: 200, json: pet };
  }
  return {
    document: documentOf(needsId),
    state: () => JSON.stringify([...kept.values()]),
    answer: ({ method, path, parts, json: body }) =>
      path === '/pet' ? add(body) : one(method, Number(parts[1])),
  };
}

const documentOf = (needsId: boolean) => {
  const pet = {
    type: 'object',
    required: needsId ? ['id', 'name'] : ['name'],
    properties: {
      id: { type: 'integer', minimum: 10, example: 10 },
      name: { type: 'string', example: 'doggie' },
    },
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
