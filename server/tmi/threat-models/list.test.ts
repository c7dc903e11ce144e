import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../../testing/databases.ts';
import { type Session, startTmi, type TmiServer } from '../testing/tmi-server.ts';

describe.each(databases)('on $kind', ({ open }) => {
  let tmi: TmiServer;
  let drop: () => Promise<void>;
  let alice: Session;
  let bob: Session;

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    tmi = await startTmi({ DATABASE_URL: database.url, TEST_PROVIDER_GROUPS: 'bob:security,bob:ops' });
    alice = await tmi.login('alice');
    bob = await tmi.login('bob');
    const models = [
      { name: 'Alpha', description: '100% of it', issue_uri: 'https://issues.example.com/SEC-1' },
      { name: 'beta', authorization: [{ provider_id: 'bob', role: 'reader' }] },
      {
        name: 'Gamma',
        authorization: [{ ...group, provider: 'test', provider_id: 'security', role: 'writer' }],
      },
      {
        name: 'Delta',
        authorization: [{ ...group, provider: 'saml', provider_id: 'security', role: 'owner' }],
      },
      {
        name: 'Epsilon',
        authorization: [{ ...group, provider: '*', provider_id: 'everyone', role: 'reader' }],
      },
    ];
    for (const body of models) await tmi.call('POST', '/threat_models', { as: alice, body });
    const [epsilon] = await list(alice, 'name=Epsilon');
    const status = { status: 'In review' };
    const headers = { 'content-type': 'application/merge-patch+json' };
    await tmi.call('PATCH', `/threat_models/${epsilon.id}`, { as: alice, body: status, headers });
    const threat = { name: 'Somebody listens' };
    await tmi.call('POST', `/threat_models/${epsilon.id}/threats`, { as: alice, body: threat });
  });

  afterAll(async () => {
    await tmi.close();
    await drop();
  });

  const group = { principal_type: 'group' };
  const list = async (as: Session, query = '') =>
    (await tmi.call('GET', `/threat_models?${query}`, { as })).body;
  const names = async (as: Session, query = '') =>
    (await list(as, query)).map(({ name }: { name: string }) => name);

  test('the newest come first', async () => {
    expect(await names(alice)).toEqual(['Epsilon', 'Delta', 'Gamma', 'beta', 'Alpha']);
  });

  test('what somebody may read is listed, and nothing else', async () => {
    expect(await names(bob)).toEqual(['Epsilon', 'Gamma', 'beta']);
    expect(await names(await tmi.login('carol'))).toEqual(['Epsilon']);
  });

  test.each([
    { query: 'name=ALPH', found: ['Alpha'] },
    { query: 'name=%25', found: [] },
    { query: 'description=100%25', found: ['Alpha'] },
    { query: 'description=1__%25', found: [] },
    { query: 'issue_uri=SEC-1', found: ['Alpha'] },
    { query: 'owner=alice@test', found: ['Epsilon', 'Delta', 'Gamma', 'beta', 'Alpha'] },
    { query: 'owner=bob', found: [] },
    { query: 'status=Closed,In%20review', found: ['Epsilon'] },
    { query: 'created_after=2000-01-01T00:00:00Z&name=beta', found: ['beta'] },
    { query: 'created_before=2000-01-01T00:00:00Z', found: [] },
    { query: 'modified_before=2000-01-01T00:00:00%2B02:00', found: [] },
    { query: 'status_updated_after=2000-01-01T00:00:00Z', found: ['Epsilon'] },
    { query: 'sort=name:asc', found: ['Alpha', 'Delta', 'Epsilon', 'Gamma', 'beta'] },
    { query: 'sort=name:desc&limit=2', found: ['beta', 'Gamma'] },
    { query: 'sort=owner:asc&limit=1', found: ['Epsilon'] },
    { query: 'sort=status:asc&limit=1', found: ['Epsilon'] },
    { query: 'limit=2&offset=1', found: ['Delta', 'Gamma'] },
    { query: 'limit=0', found: ['Epsilon'] },
    { query: 'offset=99999999999999', found: [] },
  ])('$query finds $found', async ({ query, found }) => {
    expect(await names(alice, query)).toEqual(found);
  });

  test.each([
    'limit=many',
    'offset=-1',
    'offset=1.5',
    'sort=owner_id:asc',
    'sort=name',
    'created_after=yesterday',
    'name=%00',
    'name=&owner=',
    'limit=1&limit=2',
    '%zz',
    'nobody=knows',
  ])('%s counts as left out', async (query) => {
    expect(await names(alice, query)).toHaveLength(5);
  });

  test('an item tells how many there are of each', async () => {
    expect((await list(alice, 'name=Epsilon'))[0]).toMatchObject({
      status: 'In review',
      threat_count: 1,
      document_count: 0,
      owner: { provider_id: 'alice' },
    });
  });
});
