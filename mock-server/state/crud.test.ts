import { expect, test } from 'vitest';
import { exampleId } from '../testing/pet-shop.ts';
import { startMock } from '../testing/start-mock.ts';

const versionSeven = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('what is created can be read, listed, replaced and deleted, and then is gone', async () => {
  const { ask } = await startMock();
  const created = await ask('POST /pets', { body: { name: 'Mia', kind: 'cat', age: 2 } });
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({ name: 'Mia', kind: 'cat', age: 2 });
  expect(created.body.id).toMatch(versionSeven);
  const path = created.headers.get('location');
  expect(path).toBe(`/pets/${created.body.id}`);
  expect((await ask(`GET ${path}`)).body).toEqual(created.body);
  expect((await ask('GET /pets')).body).toContainEqual({ id: created.body.id, name: 'Mia' });

  const replaced = await ask(`PUT ${path}`, { body: { name: 'Mimi' } });
  expect(replaced.body).toMatchObject({ id: created.body.id, name: 'Mimi', kind: 'dog' });
  expect(replaced.body).not.toHaveProperty('age');
  expect((await ask(`GET ${path}`)).body).toEqual(replaced.body);

  expect((await ask(`DELETE ${path}`)).status).toBe(204);
  expect((await ask(`GET ${path}`)).status).toBe(404);
  expect((await ask(`DELETE ${path}`)).status).toBe(404);
  expect((await ask('GET /pets')).body).toEqual([{ id: exampleId, name: 'Rex' }]);
});

test('the server sets what is read-only: times, identifier, and what only the example knows', async () => {
  const { ask } = await startMock();
  const before = new Date().toISOString();
  const { body } = await ask('POST /pets', { body: { name: 'Mia' } });
  expect(body.createdAt >= before).toBe(true);
  expect(body.modifiedAt).toBe(body.createdAt);
  expect(body.rank).toBe(3);
  await new Promise((resolve) => setTimeout(resolve, 5));
  const replaced = (await ask(`PUT /pets/${body.id}`, { body: { name: 'Mimi' } })).body;
  expect(replaced.createdAt).toBe(body.createdAt);
  expect(replaced.modifiedAt > body.modifiedAt).toBe(true);
});

test('what a client leaves out is left out, or is its default, or nothing, as far as the schema lets it', async () => {
  const { ask } = await startMock();
  const { body } = await ask('POST /pets', { body: { name: 'Mia' } });
  expect(body).toMatchObject({ kind: 'dog', toys: [], vet: null });
  expect(body).not.toHaveProperty('age');
});

test('what is written but never read is not shown', async () => {
  const { ask } = await startMock();
  const { body } = await ask('POST /pets', { body: { name: 'Mia', secret: 'tuna' } });
  expect(body).not.toHaveProperty('secret');
});

test('a member that the answer does not allow stays as in the example', async () => {
  const { ask } = await startMock();
  const { status, body } = await ask('POST /pets', {
    body: { name: 'A name of more than twenty characters', age: 9 },
  });
  expect([status, body.name, body.age]).toEqual([201, 'Rex', 9]);
});

test('the examples of the document are there from the start', async () => {
  const { ask } = await startMock();
  expect((await ask(`GET /pets/${exampleId}`)).body).toMatchObject({ id: exampleId, name: 'Rex' });
  expect((await ask('GET /pets')).body).toEqual([{ id: exampleId, name: 'Rex' }]);
  expect((await ask(`GET /pets/${exampleId}/labels`)).body).toEqual([{ key: 'mood', value: 'good' }]);
  expect((await ask(`DELETE /pets/${exampleId}`)).status).toBe(204);
  expect((await ask('GET /pets')).body).toEqual([]);
});

test('what lies below a resource goes with it, and comes with no other', async () => {
  const { ask } = await startMock();
  const { id } = (await ask('POST /pets', { body: { name: 'Mia' } })).body;
  expect((await ask(`GET /pets/${id}/labels`)).body).toEqual([]);
  const label = await ask(`POST /pets/${id}/labels`, { body: { key: 'size', value: 'small' } });
  expect(label.headers.get('location')).toBe(`/pets/${id}/labels/size`);
  expect((await ask(`GET /pets/${id}/labels/size`)).body).toEqual({ key: 'size', value: 'small' });
  await ask(`DELETE /pets/${id}`);
  expect((await ask(`GET /pets/${id}/labels/size`)).status).toBe(404);
  expect((await ask(`GET /pets/${id}/labels`)).status).toBe(404);
  expect((await ask(`POST /pets/${id}/labels`, { body: { key: 'size', value: 'big' } })).status).toBe(404);
  expect((await ask(`POST /pets/${id}/feed`)).status).toBe(404);
});

test('what lies below a resource stays when the resource is replaced', async () => {
  const { ask } = await startMock();
  const { id } = (await ask('POST /pets', { body: { name: 'Mia' } })).body;
  await ask(`POST /pets/${id}/labels`, { body: { key: 'size', value: 'small' } });
  await ask(`PUT /pets/${id}`, { body: { name: 'Mimi' } });
  expect((await ask(`GET /pets/${id}/labels`)).body).toEqual([{ key: 'size', value: 'small' }]);
});

test('an identifier that the client chose is overwritten where no conflict is documented', async () => {
  const { ask } = await startMock();
  await ask(`POST /pets/${exampleId}/labels`, { body: { key: 'mood', value: 'bad' } });
  expect((await ask(`GET /pets/${exampleId}/labels`)).body).toEqual([{ key: 'mood', value: 'bad' }]);
});

test('a singleton is there from its creation to its end, once', async () => {
  const { ask } = await startMock();
  const path = `/pets/${exampleId}/collar`;
  expect((await ask(`GET ${path}`)).status).toBe(404);
  const created = await ask(`POST ${path}`, { body: { colour: 'blue' } });
  expect([created.status, created.headers.get('location')]).toEqual([201, path]);
  expect((await ask(`GET ${path}`)).body).toEqual({ petId: exampleId, colour: 'blue' });
  const again = await ask(`POST ${path}`, { body: { colour: 'green' } });
  expect([again.status, again.body.code]).toEqual([409, 'taken']);
  expect((await ask(`DELETE ${path}`)).status).toBe(204);
  expect((await ask(`GET ${path}`)).status).toBe(404);
});

test('many are created from a list, in its order', async () => {
  const { ask } = await startMock();
  const { status, body } = await ask('POST /pets/bulk', { body: [{ name: 'One' }, { name: 'Two' }] });
  expect([status, body.map((pet: { name: string }) => pet.name)]).toEqual([201, ['One', 'Two']]);
  expect((await ask(`GET /pets/${body[1].id}`)).body.name).toBe('Two');
});

test('lists in pages, as limit and offset say', async () => {
  const { ask } = await startMock();
  for (const name of ['A', 'B', 'C', 'D']) await ask('POST /pets', { body: { name } });
  const names = async (query: string) =>
    (await ask(`GET /pets${query}`)).body.map((pet: { name: string }) => pet.name);
  expect(await names('')).toEqual(['Rex', 'A', 'B']);
  expect(await names('?limit=2&offset=3')).toEqual(['C', 'D']);
  expect(await names('?offset=9')).toEqual([]);
  expect(await names('?limit=-1&offset=-5')).toEqual(['Rex']);
});

test('counts identifiers that are integers, and fills in the members around a list', async () => {
  const { ask } = await startMock();
  const { body, headers } = await ask('POST /visits', { body: { reason: 'limp' } });
  expect([body, headers.get('location')]).toEqual([{ id: 8, reason: 'limp' }, '/visits/8']);
  expect((await ask('GET /visits/8')).body).toEqual(body);
  const { visits, total, count } = (await ask('GET /visits')).body;
  expect([visits.length, total, count]).toEqual([2, 2, 2]);
});

test('PUT creates where 201 is documented, and says where', async () => {
  const { ask } = await startMock();
  const note = { id: 5, reason: 'sleep' };
  expect((await ask('GET /notes/5')).status).toBe(404);
  const created = await ask('PUT /notes/5', { body: note });
  expect([created.status, created.headers.get('location')]).toEqual([201, '/notes/5']);
  expect((await ask('PUT /notes/5', { body: note })).status).toBe(200);
  expect((await ask('GET /notes/5')).body).toEqual(note);
});

test('stays within bounds under load: the oldest of very many is forgotten, the examples are not', async () => {
  const { ask } = await startMock();
  const many = Array.from({ length: 2500 }, (_, index) => ({ name: `P${index}` }));
  const first = (await ask('POST /pets/bulk', { body: many })).body[0].id;
  for (let round = 0; round < 4; round += 1) await ask('POST /pets/bulk', { body: many });
  expect((await ask(`GET /pets/${first}`)).status).toBe(404);
  expect((await ask(`GET /pets/${exampleId}`)).status).toBe(200);
});
