import { expect, test } from 'vitest';
import { startMock } from './testing/start-mock.ts';

/** Documents that leave out what ours say: every answer still has to be one that they have. */

const text = { type: 'string' };

function document(paths: object): object {
  return { openapi: '3.1.0', info: { title: 'Thrifty', version: '1' }, paths };
}

function answer(schema: object, rest: object = {}): object {
  return { description: 'x', content: { 'application/json': { schema, ...rest } } };
}

const petId = { name: 'petId', in: 'path', required: true, schema: text };
const pet = {
  type: 'object',
  properties: { id: text, name: text, owner: { type: 'object', required: ['id'], properties: { id: text } } },
};
const rex = { id: 'rex', name: 'Rex', owner: { id: 'bob' } };

test('where no answer says that something is missing, everything is there', async () => {
  const { ask } = await startMock(
    {},
    document({
      '/pets': { post: { responses: { 201: answer(pet) } } },
      '/pets/{petId}': {
        parameters: [petId],
        get: { responses: { 200: answer(pet, { example: rex }) } },
        delete: { responses: { 204: { description: 'x' }, 404: { description: 'x' } } },
      },
      '/pets/{petId}/toys': { parameters: [petId], get: { responses: { 200: answer({ type: 'array' }) } } },
    }),
  );
  expect(await ask('GET /pets/max')).toMatchObject({ status: 200, body: rex });
  expect((await ask('GET /pets/max/toys')).status).toBe(200);
  expect((await ask('DELETE /pets/max')).status).toBe(404);
});

test('a member of a patch that means something else in the resource stays out of it', async () => {
  const patch = { type: 'object', properties: { name: text, owner: text } };
  const { ask } = await startMock(
    {},
    document({
      '/pets': { post: { responses: { 201: answer(pet, { example: rex }) } } },
      '/pets/{petId}': {
        parameters: [petId],
        get: { responses: { 200: answer(pet, { example: rex }), 404: { description: 'x' } } },
        patch: {
          requestBody: { content: { 'application/json': { schema: patch } } },
          responses: { 200: answer(pet), 404: { description: 'x' } },
        },
      },
    }),
  );
  const patched = await ask('PATCH /pets/rex', { body: { name: 'Max', owner: 'carol' } });
  expect(patched).toMatchObject({ status: 200, body: { ...rex, name: 'Max' } });
  expect((await ask('GET /pets/rex')).body).toEqual(patched.body);
});

test('Location leads to what the body shows, whatever the examples say', async () => {
  const headers = { Location: { schema: text, example: 'https://pets.example/pets/max?full=1' } };
  const { ask } = await startMock(
    {},
    document({
      '/adoptions': { post: { responses: { 201: { ...answer(pet, { example: rex }), headers } } } },
      '/finds': {
        post: { responses: { 201: { ...answer(pet, { example: { ...rex, id: 'max' } }), headers } } },
      },
    }),
  );
  const location = async (path: string) => (await ask(`POST ${path}`)).headers.get('location');
  expect(await location('/adoptions')).toBe('https://pets.example/pets/rex');
  expect(await location('/finds')).toBe('https://pets.example/pets/max?full=1');
});
