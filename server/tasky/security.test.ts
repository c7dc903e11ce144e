import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../testing/databases.ts';
import { DEFAULT_SECRET } from './settings.ts';
import { FAULT_SECRET, type Session, startTasky, type TaskyServer } from './testing/tasky-server.ts';

/** What the stories of a run do not show: races, forged tokens, texts that no database keeps, limits of several instances. */
describe.each(databases)('on $kind', ({ open }) => {
  let url: string;
  let drop: () => Promise<void>;
  let tasky: TaskyServer;
  let ada: Session;

  beforeAll(async () => {
    ({ url, drop } = await open());
    tasky = await startTasky({ DATABASE_URL: url });
    ada = await tasky.register('ada');
  });

  afterAll(async () => {
    await tasky.close();
    await drop();
  });

  async function board(): Promise<{ readonly boardId: string; readonly columnId: string }> {
    const { body } = await tasky.call('POST', '/api/boards', { as: ada, body: { title: 'Shop' } });
    return { boardId: body.data.board._id, columnId: body.data.columns[0]._id };
  }

  test('of registrations of one address at the same time, one succeeds', async () => {
    const body = { name: 'Twin', email: 'twin@example.com', password: 'x' };
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => tasky.call('POST', '/api/auth/register', { body })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400]);
  });

  test('tickets that are created and moved at the same time have the positions 0, 1, 2, …', async () => {
    const { boardId, columnId } = await board();
    const create = (title: string) =>
      tasky.call('POST', '/api/tickets', { as: ada, body: { title, boardId, columnId } });
    const created = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(create));
    const ids: string[] = created.map(({ body }) => body.data.ticket._id);
    const moves = await Promise.all(
      ids.map((id, index) =>
        tasky.call('PATCH', `/api/tickets/${id}/move`, { as: ada, body: { columnId, index: 4 - index } }),
      ),
    );
    expect(moves.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const { body } = await tasky.call('GET', `/api/boards/${boardId}/columns`, { as: ada });
    const items: { readonly position: number; readonly _id: string }[] = body.data.columns[0].items;
    expect(items.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
    expect(items.map(({ _id }) => _id).sort()).toEqual([...ids].sort());
  });

  test('a column that is deleted keeps its tickets, and the others close up', async () => {
    const { boardId, columnId } = await board();
    const body = { title: 'Left', boardId, columnId };
    const created = await tasky.call('POST', '/api/tickets', { as: ada, body });
    const as = await tasky.administrator();
    expect(await tasky.call('DELETE', `/api/columns/${columnId}`, { as })).toMatchObject({ status: 200 });
    const columns = await tasky.call('GET', `/api/boards/${boardId}/columns`, { as: ada });
    expect(columns.body.data.columns.map(({ position }: { position: number }) => position)).toEqual([
      0, 1, 2, 3,
    ]);
    const { _id } = created.body.data.ticket;
    const read = await tasky.call('GET', `/api/tickets/${_id}`, { as: ada });
    expect(read.body.data.ticket.column).toEqual({ _id: columnId, title: 'Backlog' });
    expect(await tasky.call('POST', '/api/tickets', { as: ada, body })).toMatchObject({
      status: 400,
      body: { ok: false, error: 'Column not found' },
    });
  });

  test.each(['a\0b', 'a\ud800b'])('a text that no database keeps is refused: %j', async (title) => {
    const refused = { status: 400, body: { ok: false, error: 'title is not valid' } };
    expect(await tasky.call('POST', '/api/boards', { as: ada, body: { title } })).toMatchObject(refused);
    const query = encodeURIComponent(title.replace('\ud800', '\0'));
    expect(await tasky.call('GET', `/api/tickets/search?q=${query}`, { as: ada })).toMatchObject({
      status: 200,
      body: { data: { total: 0 } },
    });
  });

  test('a search takes no character for a pattern', async () => {
    await tasky.call('POST', '/api/boards', { as: ada, body: { title: '100% (sure)' } });
    for (const [q, boardTotal] of [
      ['100%', 1],
      ['(', 1],
      ['1_0', 0],
    ])
      expect(
        await tasky.call('GET', `/api/tickets/search?q=${encodeURIComponent(String(q))}`, { as: ada }),
      ).toMatchObject({ status: 200, body: { data: { boardTotal } } });
  });

  test('only tokens of this server count, for as long as they are good', async () => {
    const sign = (secret: string, change: object = {}, algorithm = 'HS256') =>
      new SignJWT({ sub: ada.user._id, role: 'admin', exp: Math.floor(Date.now() / 1000) + 60, ...change })
        .setProtectedHeader({ alg: algorithm })
        .sign(new TextEncoder().encode(secret));
    const said = async (as: string) => (await tasky.call('GET', '/api/users', { as })).body.error;
    const invalid = 'Invalid token';
    expect(await said(await sign('another secret, which is as long as it is'))).toBe(invalid);
    expect(await said(await sign(DEFAULT_SECRET, { exp: 1 }))).toBe(invalid);
    expect(await said(await sign(DEFAULT_SECRET, { exp: undefined }))).toBe(invalid);
    expect(await said(await sign(DEFAULT_SECRET, {}, 'HS512'))).toBe(invalid);
    expect(await said(await sign(DEFAULT_SECRET, { sub: '0'.repeat(24) }))).toBe('User not found');
    // The role is that of the account, whatever the token says.
    expect(await said(await sign(DEFAULT_SECRET))).toBe('Admin access required');
  });

  test('instances that share a database count together, where they can share one', async () => {
    const limited = { DATABASE_URL: url, UNLIMITED_ADDRESSES: '', LOGIN_LIMIT: 2 };
    const instances = await Promise.all([startTasky(limited), startTasky(limited)]);
    const shares = url.startsWith('postgres');
    const body = { email: 'nobody@example.com', password: 'x' };
    const statuses: number[] = [];
    for (const { call } of [...instances, ...instances])
      statuses.push((await call('POST', '/api/auth/login', { body })).status);
    await Promise.all(instances.map(({ close }) => close()));
    expect(statuses).toEqual(shares ? [401, 401, 429, 429] : [401, 401, 401, 401]);
  });

  test('what is limited says what is left, and is refused before anybody looks at it', async () => {
    const limited = await startTasky({ UNLIMITED_ADDRESSES: '', SEARCH_LIMIT: 2, SEARCH_WINDOW_SECONDS: 9 });
    const left = async () => (await limited.call('GET', '/api/tickets/search')).headers;
    expect([(await left()).get('ratelimit-remaining'), (await left()).get('ratelimit-remaining')]).toEqual([
      '1',
      '0',
    ]);
    const refused = await limited.call('GET', '/api/tickets/search');
    await limited.close();
    expect(refused).toMatchObject({
      status: 429,
      body: { ok: false, error: 'Too many search requests. Please try again in a minute.' },
    });
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(9);
  });

  test('a database that does not answer is waited for so long, and no longer', async () => {
    const slow = await startTasky({ DATABASE_TIMEOUT_MS: 100 });
    const as = await slow.register('slow');
    const headers = { 'x-assay-fault': 'timeout', 'x-assay-fault-secret': FAULT_SECRET };
    const answer = await slow.call('GET', '/api/boards', { as, headers });
    await slow.close();
    expect(answer).toMatchObject({ status: 500, body: { ok: false, error: 'Failed to fetch boards' } });
  });
});

test('what is no request is refused in the envelope of the API', async () => {
  const tasky = await startTasky({ BODY_LIMIT_BYTES: 1024 });
  const as = await tasky.register('ada');
  const said = async (body: string, headers = {}) => {
    const answer = await tasky.call('POST', '/api/boards', { as, body, headers });
    return [answer.status, answer.body];
  };
  const error = (text: string) => ({ ok: false, error: text });
  expect(await said('{"title":')).toEqual([400, error('Invalid JSON')]);
  expect(await said('{"title":"x","__proto__":{}}')).toEqual([400, error('Invalid JSON')]);
  expect(await said('"x"')).toEqual([400, error('Title is required')]);
  expect(await said('title=x', { 'content-type': 'application/x-www-form-urlencoded' })).toEqual([
    415,
    error('Unsupported media type'),
  ]);
  expect(await said(JSON.stringify({ title: 'x'.repeat(2000) }))).toEqual([
    413,
    error('Request entity too large'),
  ]);
  expect((await tasky.call('PUT', '/api/boards', { as })).body).toEqual(error('Route not found'));
  expect((await tasky.call('GET', '/api/boards/%zz', { as })).body).toEqual(
    error('The request is malformed'),
  );
  await tasky.close();
});
