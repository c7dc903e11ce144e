import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databases } from '../../testing/databases.ts';
import { type Session, startTmi, type TmiServer } from '../testing/tmi-server.ts';

const families = [
  {
    kind: 'threats',
    input: { name: 'Somebody listens', severity: 'High', score: 7.25 },
    missing: 'Threat not found',
  },
  {
    kind: 'documents',
    input: { name: 'Plan', uri: 'https://example.com/plan' },
    missing: 'Document not found',
  },
  {
    kind: 'sources',
    input: { uri: 'https://example.com/code.git', type: 'git' },
    missing: 'Source not found',
  },
  {
    kind: 'diagrams',
    input: { name: 'Checkout', type: 'DFD-1.0.0', cells: [] },
    missing: 'Diagram not found',
  },
];
const nobody = '01890a5d-ac96-774b-bcce-b302099a8057';

describe.each(databases)('on $kind', ({ open }) => {
  let tmi: TmiServer;
  let drop: () => Promise<void>;
  let as: Session;
  let model: string;

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    tmi = await startTmi({ DATABASE_URL: database.url });
    as = await tmi.login('alice');
  });

  beforeEach(async () => {
    model = await newModel();
  });

  afterAll(async () => {
    await tmi.close();
    await drop();
  });

  const newModel = async () =>
    `/threat_models/${(await tmi.call('POST', '/threat_models', { as, body: { name: 'Shop' } })).body.id}`;
  const send = (method: string, path: string, body?: unknown) => tmi.call(method, path, { as, body });

  describe.each(families)('$kind', ({ kind, input, missing }) => {
    const make = async () => (await send('POST', `${model}/${kind}`, input)).body.id;

    test('live: created, read, replaced, deleted, and gone', async () => {
      const created = await send('POST', `${model}/${kind}`, input);
      const { id } = created.body;
      expect(created.status).toBe(201);
      expect(created.headers.get('location')).toBe(`${model}/${kind}/${id}`);
      expect((await send('GET', `${model}/${kind}/${id}`)).body).toEqual(created.body);
      const replaced = await send('PUT', `${model}/${kind}/${id}`, { ...input, description: 'Now known' });
      expect(replaced).toMatchObject({ status: 200, body: { id, description: 'Now known' } });
      expect(replaced.body.created_at).toBe(created.body.created_at);
      expect(replaced.body.modified_at >= created.body.modified_at).toBe(true);
      expect(await send('DELETE', `${model}/${kind}/${id}`)).toMatchObject({ status: 204, text: '' });
      for (const method of ['GET', 'DELETE'])
        expect(await send(method, `${model}/${kind}/${id}`)).toMatchObject({
          status: 404,
          body: { error: 'not_found', error_description: missing },
        });
    });

    test('belong to one threat model: under another one they are not there', async () => {
      const id = await make();
      const other = await newModel();
      for (const method of ['GET', 'DELETE'])
        expect(await send(method, `${other}/${kind}/${id}`)).toMatchObject({ status: 404 });
      expect(await send('PUT', `${other}/${kind}/${id}`, input)).toMatchObject({ status: 404 });
      expect(await send('GET', `${other}/${kind}/${id}/metadata`)).toMatchObject({ status: 404 });
      expect(await send('GET', `${model}/${kind}/${id}`)).toMatchObject({ status: 200 });
    });

    test('an id that cannot be one is nobody to GET, and malformed to PUT', async () => {
      expect(await send('GET', `${model}/${kind}/not-an-id`)).toMatchObject({ status: 404 });
      expect(await send('PUT', `${model}/${kind}/not-an-id`, input)).toMatchObject({
        status: 400,
        body: { error: 'invalid_id' },
      });
    });

    test('pages do not overlap', async () => {
      const made = [await make(), await make(), await make()];
      const page = async (query: string) =>
        (await send('GET', `${model}/${kind}?${query}`)).body.map(({ id }: { id: string }) => id);
      expect([...(await page('limit=2')), ...(await page('limit=2&offset=2'))]).toEqual(made.reverse());
      expect(await send('GET', `${model}/${kind}?limit=two`)).toMatchObject({
        status: 400,
        body: { error: 'invalid_request' },
      });
    });

    test('metadata are set, read, replaced, deleted, and go with their host', async () => {
      const path = `${model}/${kind}/${await make()}/metadata`;
      const entry = { key: 'zone/a:b', value: 'one' };
      const created = await send('POST', path, entry);
      expect(created).toMatchObject({ status: 201, body: entry });
      expect(created.headers.get('location')).toBe(`${path}/zone%2Fa%3Ab`);
      expect(await send('GET', `${path}/zone%2Fa%3Ab`)).toMatchObject({ status: 200, body: entry });
      expect(await send('PUT', `${path}/zone%2Fa%3Ab`, { value: 'two' })).toMatchObject({
        body: { value: 'two' },
      });
      expect(await send('PUT', `${path}/absent`, { value: 'two' })).toMatchObject({ status: 404 });
      const more = [
        { key: 'b', value: '2' },
        { key: 'a', value: '1' },
      ];
      expect((await send('POST', `${path}/bulk`, more)).body.map(({ key }: { key: string }) => key)).toEqual([
        'a',
        'b',
        'zone/a:b',
      ]);
      expect(await send('POST', `${path}/bulk`, [...more, more[0]])).toMatchObject({ status: 400 });
      expect(await send('DELETE', `${path}/b`)).toMatchObject({ status: 204 });
      expect(await send('GET', `${path}/b`)).toMatchObject({
        status: 404,
        body: { error_description: 'Metadata entry not found' },
      });
      await send('DELETE', path.replace('/metadata', ''));
      const { db } = tmi.app.storage;
      const id = path.split('/').at(-2) ?? '';
      expect(await db.selectFrom('metadata').selectAll().where('host_id', '=', id).execute()).toEqual([]);
    });

    test('go with their threat model', async () => {
      const id = await make();
      expect(await send('DELETE', model)).toMatchObject({ status: 204 });
      expect(await send('GET', `${model}/${kind}/${id}`)).toMatchObject({
        status: 404,
        body: { error_description: 'Threat model not found' },
      });
    });
  });

  describe('threats in bulk', () => {
    const names = async () =>
      (await send('GET', `${model}/threats?sort=name:asc`)).body.map(({ name }: { name: string }) => name);
    const makeTwo = async () =>
      (await send('POST', `${model}/threats/bulk`, [{ name: 'a' }, { name: 'b' }])).body.map(
        ({ id }: { id: string }) => id,
      );

    test('are created in the order of the request, all or none', async () => {
      await makeTwo();
      expect(await names()).toEqual(['a', 'b']);
      const body = [
        { name: 'c' },
        {
          name: 'd',
          metadata: [
            { key: 'k', value: '1' },
            { key: 'k', value: '2' },
          ],
        },
      ];
      expect(await send('POST', `${model}/threats/bulk`, body)).toMatchObject({ status: 400 });
      expect(await names()).toEqual(['a', 'b']);
    });

    test.each([0, 21])('%i are too few, or too many', async (count) => {
      const body = Array.from({ length: count }, (_, index) => ({ name: `t${index}` }));
      expect(await send('POST', `${model}/threats/bulk`, body)).toMatchObject({
        status: 400,
        body: { error: 'invalid_input', error_description: 'The request must have 1 to 20 items' },
      });
    });

    test('are replaced, all or none', async () => {
      const [one, two] = await makeTwo();
      const body = [
        { id: two, name: 'y' },
        { id: one, name: 'x' },
      ];
      expect((await send('PUT', `${model}/threats/bulk`, body)).body).toMatchObject(body);
      expect(
        await send('PUT', `${model}/threats/bulk`, [
          { id: one, name: 'lost' },
          { id: nobody, name: 'z' },
        ]),
      ).toMatchObject({ status: 404 });
      expect(await send('PUT', `${model}/threats/bulk`, [body[0], body[0]])).toMatchObject({ status: 400 });
      expect(await names()).toEqual(['x', 'y']);
    });

    test('are patched, all or none', async () => {
      const [one, two] = await makeTwo();
      const rename = (id: string, value: string) => ({
        id,
        operations: [{ op: 'replace', path: '/name', value }],
      });
      const path = `${model}/threats/batch/patch`;
      expect(await send('POST', path, { patches: [rename(one, 'x'), rename(one, 'xx')] })).toMatchObject({
        status: 200,
        body: [{ name: 'x' }, { name: 'xx' }],
      });
      expect(await send('POST', path, { patches: [rename(one, 'lost'), rename(nobody, 'z')] })).toMatchObject(
        {
          status: 404,
        },
      );
      expect(await send('POST', path, { patches: [rename(one, 'lost'), rename(two, '')] })).toMatchObject({
        status: 400,
      });
      expect(await names()).toEqual(['b', 'xx']);
    });

    test('are deleted by query or by body, all or none', async () => {
      const [one, two] = await makeTwo();
      const path = `${model}/threats/batch`;
      expect(await send('DELETE', path, { threat_ids: [one, nobody] })).toMatchObject({ status: 404 });
      expect(await send('DELETE', path)).toMatchObject({
        status: 400,
        body: { error_description: 'threat_ids is required' },
      });
      expect(await send('DELETE', path, 'null')).toMatchObject({
        status: 400,
        body: { error_description: 'A request body is required' },
      });
      expect(await send('DELETE', `${path}?threat_ids=${one}`)).toMatchObject({
        body: { deleted_count: 1, deleted_ids: [one] },
      });
      expect(await send('DELETE', path, { threat_ids: [two] })).toMatchObject({ body: { deleted_count: 1 } });
      expect(await names()).toEqual([]);
    });

    test.each([
      { query: 'severity=High', found: ['b'] },
      { query: 'score_ge=5', found: ['b'] },
      { query: 'score_lt=5', found: ['a'] },
      { query: 'description=LISTEN', found: ['a'] },
      { query: 'sort=severity:desc', found: ['b', 'a', 'c'] },
      { query: 'sort=score:asc', found: ['a', 'b', 'c'] },
      { query: 'sort=score:desc', found: ['b', 'a', 'c'] },
    ])('$query finds $found', async ({ query, found }) => {
      await send('POST', `${model}/threats/bulk`, [
        { name: 'a', severity: 'Low', score: 2, description: 'Somebody listens' },
        { name: 'b', severity: 'High', score: 9.96 },
        { name: 'c' },
      ]);
      const { body } = await send('GET', `${model}/threats?${query}`);
      expect(body.map(({ name }: { name: string }) => name)).toEqual(found);
    });
  });

  describe('diagrams', () => {
    const cell = { id: '01890a5d-ac96-774b-bcce-b302099a8001', shape: 'process' };
    const flat = { ...cell, x: 1, y: 2, width: 40, height: 30 };
    const nested = { ...cell, position: { x: 1, y: 2 }, size: { width: 40, height: 30 } };
    const edge = { id: nobody, shape: 'edge', source: { cell: cell.id }, target: { cell: cell.id } };
    const patch = (path: string, body: unknown) =>
      tmi.call('PATCH', path, { as, body, headers: { 'content-type': 'application/json-patch+json' } });

    test('count the changes of their cells, and show nodes in one form', async () => {
      const { body } = await send('POST', `${model}/diagrams`, { name: 'Checkout' });
      const path = `${model}/diagrams/${body.id}`;
      expect(body).toMatchObject({ cells: [], update_vector: 0, type: 'DFD-1.0.0' });
      const input = { name: 'Checkout', type: 'DFD-1.0.0', cells: [flat, edge], image: { svg: 'PHN2Zz4=' } };
      expect((await send('PUT', path, input)).body).toMatchObject({
        cells: [nested, edge],
        update_vector: 1,
        image: { update_vector: 1 },
      });
      expect((await send('PUT', path, { ...input, name: 'Renamed' })).body.update_vector).toBe(1);
      expect((await patch(path, [{ op: 'remove', path: '/cells/1' }])).body).toMatchObject({
        cells: [nested],
        update_vector: 2,
      });
    });

    test.each([
      {
        what: 'leaves an edge without its node',
        operations: [{ op: 'remove', path: '/cells/0' }],
        status: 422,
      },
      { what: 'fails its own test', operations: [{ op: 'test', path: '/name', value: 'x' }], status: 422 },
      { what: 'makes cells no list', operations: [{ op: 'replace', path: '/cells', value: 1 }], status: 422 },
      { what: 'removes what is not there', operations: [{ op: 'remove', path: '/nothing' }], status: 400 },
      {
        what: 'sets the version',
        operations: [{ op: 'replace', path: '/update_vector', value: 9 }],
        status: 400,
      },
      { what: 'leaves no name', operations: [{ op: 'remove', path: '/name' }], status: 400 },
    ])('a patch that $what is $status', async ({ operations, status }) => {
      const input = { name: 'Checkout', cells: [nested, edge] };
      const { body } = await send('POST', `${model}/diagrams`, input);
      const answer = await patch(`${model}/diagrams/${body.id}`, operations);
      expect(answer.status).toBe(status);
      expect((await send('GET', `${model}/diagrams/${body.id}`)).body).toEqual(body);
    });

    test('are deleted by the owner of the threat model alone', async () => {
      await tmi.login('bob');
      const shared = { name: 'Shared', authorization: [{ provider_id: 'bob', role: 'writer' }] };
      const { body: ours } = await send('POST', '/threat_models', shared);
      const path = `/threat_models/${ours.id}/diagrams`;
      const { body } = await send('POST', path, { name: 'Checkout' });
      expect(await tmi.call('DELETE', `${path}/${body.id}`, { as: await tmi.login('bob') })).toMatchObject({
        status: 403,
        body: { error_description: 'Only the owner can delete diagrams from a threat model' },
      });
    });
  });
});
