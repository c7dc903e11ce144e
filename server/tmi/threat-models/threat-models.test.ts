import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../../testing/databases.ts';
import { FAULT_SECRET, type Session, startTmi, type TmiServer } from '../testing/tmi-server.ts';

describe.each(databases)('on $kind', ({ open }) => {
  let tmi: TmiServer;
  let drop: () => Promise<void>;
  let alice: Session;
  let bob: Session;

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    tmi = await startTmi({ DATABASE_URL: database.url });
    alice = await tmi.login('alice');
    bob = await tmi.login('bob');
  });

  afterAll(async () => {
    await tmi.close();
    await drop();
  });

  test('what is created can be read, and is owned by who created it', async () => {
    const body = { name: 'Payments', description: 'Card data', metadata: [{ key: 'tier', value: 'one' }] };
    const created = await tmi.call('POST', '/threat_models', { as: alice, body });
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(`/threat_models/${created.body.id}`);
    expect(created.body).toMatchObject({
      ...body,
      threat_model_framework: 'STRIDE',
      owner: { principal_type: 'user', provider: 'test', provider_id: 'alice', email: 'alice@test.tmi' },
      authorization: [{ provider_id: 'alice', role: 'owner' }],
      documents: [],
      threats: [],
    });
    const read = await tmi.call('GET', `/threat_models/${created.body.id}`, { as: alice });
    expect(read).toMatchObject({ status: 200, body: created.body });
  });

  test('somebody with no role is refused', async () => {
    const { body } = await tmi.call('POST', '/threat_models', { as: alice, body: { name: 'Mine' } });
    const answer = await tmi.call('GET', `/threat_models/${body.id}`, { as: bob });
    expect(answer.status).toBe(403);
    expect(answer.body).toEqual({
      error: 'forbidden',
      error_description: 'Insufficient permissions to access this threat model',
    });
  });

  test.each([
    { grant: { provider_id: 'bob', role: 'reader' } },
    { grant: { provider_id: 'bob@test.tmi', role: 'reader' } },
    { grant: { principal_type: 'group', provider: '*', provider_id: 'everyone', role: 'reader' } },
  ])('$grant.provider_id may read', async ({ grant }) => {
    const body = { name: 'Shared', authorization: [grant] };
    const { body: model } = await tmi.call('POST', '/threat_models', { as: alice, body });
    expect(await tmi.call('GET', `/threat_models/${model.id}`, { as: bob })).toMatchObject({ status: 200 });
    const path = `/threat_models/${model.id}/documents`;
    const document = { name: 'Plan', uri: 'https://example.com/plan' };
    expect(await tmi.call('POST', path, { as: bob, body: document })).toMatchObject({
      status: 403,
      body: { error_description: 'Insufficient permissions to update this threat model' },
    });
  });

  test('a subject cannot be named twice', async () => {
    const entry = { provider_id: 'alice@example.com', role: 'writer' };
    const body = { name: 'Twice', authorization: [entry, { ...entry, role: 'reader' }] };
    expect(await tmi.call('POST', '/threat_models', { as: alice, body })).toMatchObject({
      status: 409,
      body: {
        error: 'conflict',
        error_description: 'Duplicate authorization subject: alice@example.com appears multiple times',
      },
    });
  });

  test.each([
    { fault: 'storage-error:before', what: 'is not even begun' },
    { fault: 'storage-error:after', what: 'leaves nothing behind' },
  ])('a creation that meets $fault $what', async ({ fault }) => {
    const count = async () => {
      const { db } = tmi.app.storage;
      const rows = await db
        .selectFrom('threat_models')
        .select(db.fn.countAll<number>().as('count'))
        .execute();
      return rows[0]?.count;
    };
    const before = await count();
    const answer = await tmi.call('POST', '/threat_models', {
      as: alice,
      body: { name: 'Lost' },
      headers: { 'x-assay-fault': fault, 'x-assay-fault-secret': FAULT_SECRET },
    });
    expect(answer).toMatchObject({
      status: 500,
      body: { error: 'server_error', error_description: 'Failed to create threat model' },
    });
    expect(answer.headers.get('location')).toBeNull();
    expect(await count()).toBe(before);
  });

  test.each([
    { what: 'no secret', headers: { 'x-assay-fault': 'storage-error:before' } },
    {
      what: 'a wrong secret',
      headers: { 'x-assay-fault': 'storage-error:before', 'x-assay-fault-secret': 'a guess' },
    },
    { what: 'an unknown fault', headers: { 'x-assay-fault': 'fire', 'x-assay-fault-secret': FAULT_SECRET } },
  ])('a fault with $what means nothing', async ({ headers }) => {
    const body = { name: 'Kept' };
    expect(await tmi.call('POST', '/threat_models', { as: alice, body, headers })).toMatchObject({
      status: 201,
    });
  });
});

test('a server that was started without a secret has no faults', async () => {
  const tmi = await startTmi({ FAULT_SECRET: '' });
  const headers = { 'x-assay-fault': 'storage-error:before', 'x-assay-fault-secret': '' };
  const as = await tmi.login('alice');
  const answer = await tmi.call('POST', '/threat_models', { as, body: { name: 'Kept' }, headers });
  await tmi.close();
  expect(answer.status).toBe(201);
});
