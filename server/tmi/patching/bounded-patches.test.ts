import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Session, startTmi, type TmiServer } from '../testing/tmi-server.ts';

const jsonPatch = { 'content-type': 'application/json-patch+json' };
const text = 'x'.repeat(1000);

let tmi: TmiServer;
let as: Session;
let model: string;

beforeAll(async () => {
  tmi = await startTmi({});
  as = await tmi.login('olivia');
  const { body } = await tmi.call('POST', '/threat_models', { as, body: { name: 'Shop' } });
  model = `/threat_models/${body.id}`;
});
afterAll(() => tmi.close());

const create = async (family: string, body: object): Promise<string> =>
  (await tmi.call('POST', `${model}/${family}`, { as, body })).body.id;

/** Each operation doubles a list; so many of them would need more memory than there is. */
const doubling = (member: string) => [
  { op: 'add', path: `/${member}`, value: [text] },
  ...Array.from({ length: 40 }, () => ({ op: 'copy', from: `/${member}`, path: `/${member}/-` })),
];

const patchable: [string, () => Promise<string>, string][] = [
  ['a threat model', async () => model, 'metadata'],
  ['a threat', async () => `${model}/threats/${await create('threats', { name: 'T' })}`, 'mitigation'],
  ['a diagram', async () => `${model}/diagrams/${await create('diagrams', diagramInput)}`, 'cells'],
];
const diagramInput = { name: 'Checkout', type: 'DFD-1.0.0', cells: [] };

test.each(patchable)('%s is not patched without end', async (_, path, member) => {
  const { status, body } = await tmi.call('PATCH', await path(), {
    ...{ as, headers: jsonPatch, body: doubling(member) },
  });
  expect([status, body.error_description]).toEqual([
    400,
    'The patch cannot be applied: the patch copies more than a request may hold',
  ]);
  expect(body.details.context).toMatchObject({ op: 'copy', operation: expect.any(Number) });
});

test('the patches of a batch share what one request may copy', async () => {
  const ids = await Promise.all(Array.from({ length: 5 }, (_, n) => create('threats', { name: `T${n}` })));
  const once = [
    { op: 'add', path: '/mitigation', value: [text] },
    ...Array.from({ length: 8 }, () => ({ op: 'copy', from: '/mitigation', path: '/mitigation/-' })),
    { op: 'replace', path: '/mitigation', value: 'lock the door' },
  ];
  const patch = (count: number) =>
    tmi.call('POST', `${model}/threats/batch/patch`, {
      ...{ as, body: { patches: ids.slice(0, count).map((id) => ({ id, operations: once })) } },
    });
  expect((await patch(4)).status).toBe(200);
  const { status, body } = await patch(5);
  expect([status, body.error_description]).toEqual([
    400,
    'The patch cannot be applied: the patch copies more than a request may hold',
  ]);
});
