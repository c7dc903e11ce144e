import { expect, test } from 'vitest';
import { exampleId } from '../testing/pet-shop.ts';
import { startMock } from '../testing/start-mock.ts';

const path = `/pets/${exampleId}`;
const jsonPatch = { 'content-type': 'application/json-patch+json' };
const mergePatch = { 'content-type': 'application/merge-patch+json' };

test.each([
  ['a JSON Patch by its media type', jsonPatch, [{ op: 'replace', path: '/name', value: 'Max' }]],
  [
    'a JSON Patch as a list',
    {},
    [
      { op: 'test', path: '/name', value: 'Rex' },
      { op: 'add', path: '/name', value: 'Max' },
    ],
  ],
  ['a merge patch by its media type', mergePatch, { name: 'Max' }],
  ['a merge patch as an object', {}, { name: 'Max' }],
])('changes a part by %s, and what is read afterwards is changed', async (_, headers, body) => {
  const { ask } = await startMock();
  const patched = await ask(`PATCH ${path}`, { headers, body });
  expect([patched.status, patched.body.name, patched.body.age]).toEqual([200, 'Max', 4]);
  expect(patched.body.modifiedAt > '2025').toBe(true);
  expect(patched.body.createdAt).toBe('2024-01-15T10:30:00Z');
  expect((await ask(`GET ${path}`)).body).toEqual(patched.body);
});

test('takes members away, by either patch', async () => {
  const { ask } = await startMock();
  expect((await ask(`PATCH ${path}`, { body: { age: null } })).body).not.toHaveProperty('age');
  await ask(`PATCH ${path}`, { body: { tags: ['good'] } });
  const { body } = await ask(`PATCH ${path}`, { body: [{ op: 'remove', path: '/tags/0' }] });
  expect(body.tags).toEqual([]);
});

test.each([
  ['a merge patch', { id: exampleId }],
  ['a JSON Patch', [{ op: 'replace', path: '/createdAt', value: '2020-01-01T00:00:00Z' }]],
  ['a JSON Patch of the whole', [{ op: 'replace', path: '', value: {} }]],
  ['a move away', [{ op: 'move', from: '/rank', path: '/age' }]],
])('a read-only member is not touched: %s is 400', async (_, body) => {
  const { ask } = await startMock();
  const answer = await ask(`PATCH ${path}`, { body });
  expect([answer.status, answer.body.code]).toEqual([400, 'read_only']);
  expect(answer.body.message).toMatch(/^(id|createdAt|rank) is read-only$/);
});

test('a read-only member may be looked at', async () => {
  const { ask } = await startMock();
  const body = [
    { op: 'test', path: '/id', value: exampleId },
    { op: 'copy', from: '/rank', path: '/age' },
  ];
  expect((await ask(`PATCH ${path}`, { body })).body.age).toBe(3);
});

test.each([
  [
    'a failed test',
    [{ op: 'test', path: '/name', value: 'Max' }],
    'Operation 1 (test /name) does not apply: the test of /name fails',
  ],
  [
    'a place that is not there',
    [{ op: 'remove', path: '/tags/3' }],
    'Operation 1 (remove /tags/3) does not apply: there is nothing at /tags/3',
  ],
  ['a result that is not valid', { age: -1 }, 'age must be >= 0'],
  ['a result that lacks something', [{ op: 'remove', path: '/name' }], 'name is required'],
])('%s is 422 and changes nothing', async (_, body, message) => {
  const { ask } = await startMock();
  const answer = await ask(`PATCH ${path}`, { body });
  expect([answer.status, answer.body]).toEqual([422, { code: 'unprocessable', message }]);
  expect((await ask(`GET ${path}`)).body).toMatchObject({ name: 'Rex', age: 4 });
});

test('a list that is copied into itself is refused before it fills the memory', async () => {
  const { ask } = await startMock();
  const body = [
    { op: 'add', path: '/tags', value: ['good'] },
    ...Array.from({ length: 30 }, () => ({ op: 'copy', from: '/tags', path: '/tags/-' })),
  ];
  const answer = await ask(`PATCH ${path}`, { body });
  expect([answer.status, answer.body.message]).toEqual([
    422,
    'Operation 18 (copy /tags/-) does not apply: the patch copies more than a request may hold',
  ]);
});

test('either all operations of a patch are applied, or none', async () => {
  const { ask } = await startMock();
  const body = [
    { op: 'replace', path: '/name', value: 'Max' },
    { op: 'test', path: '/age', value: 99 },
  ];
  expect((await ask(`PATCH ${path}`, { body })).status).toBe(422);
  expect((await ask(`GET ${path}`)).body.name).toBe('Rex');
});

test('what is not there cannot be patched', async () => {
  const { ask } = await startMock();
  const answer = await ask('PATCH /pets/0195b1a0-0000-7000-8000-00000000ffff', { body: { name: 'Max' } });
  expect(answer.status).toBe(404);
});
