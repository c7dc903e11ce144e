import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../testing/databases.ts';
import { FAULT_SECRET, type Session, startUsers, type UsersUnderTest } from './testing/users-server.ts';

const base = '/api/v1';
const nowhere = '0c5e0b52-6f8a-4f0e-9a43-6f0d8c1b2aff';

describe.each(databases)('administration on $kind', ({ open }) => {
  let drop: () => Promise<void>;
  let server: UsersUnderTest;
  let admin: Session;
  let count = 0;

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    server = await startUsers({ DATABASE_URL: database.url });
    const body = { emailOrUsername: 'admin@users.local', password: 'password' };
    admin = (await server.call('POST', `${base}/auth/login`, { body })).body.data;
  });

  afterAll(async () => {
    await server.close();
    await drop();
  });

  const send = (method: string, path: string, body?: object, as: Session | string = admin) =>
    server.call(method, base + path, { as, ...(body && { body }) });
  const unique = (): string => `name-${++count}`;

  async function created(kind: 'roles' | 'permissions', more: object = {}): Promise<string> {
    const body = { name: unique(), ...(kind === 'permissions' && { resource: 'r', action: 'a' }), ...more };
    return (await send('POST', `/${kind}`, body)).body.data.id;
  }

  async function somebody(): Promise<{ readonly id: string; readonly name: string; session: Session }> {
    const name = unique();
    const id = await server.register(name);
    return { id, name, session: await server.logIn(name) };
  }

  /** How often each event is in the trail. */
  async function trail(): Promise<Readonly<Record<string, number>>> {
    const events = await server.storage.db.selectFrom('audit').select('event').execute();
    return Object.fromEntries(
      [...Map.groupBy(events, ({ event }) => event)].map(([event, all]) => [event, all.length]),
    );
  }

  test('a role gives what it has at the next login or refresh, and not before', async () => {
    const { id, name, session } = await somebody();
    const roleId = await created('roles');
    const { body: listed } = await send('GET', '/permissions');
    const permissionId = listed.data.find((each: { name: string }) => each.name === 'roles.read').id;
    expect((await send('POST', `/roles/${roleId}/permissions`, { permissionId })).status).toBe(200);
    expect((await send('POST', `/users/${id}/roles`, { roleId })).status).toBe(200);
    expect((await send('GET', '/roles', undefined, session)).body.code).toBe('FORBIDDEN');
    const refreshed = await send('POST', '/auth/refresh', { refreshToken: session.refreshToken });
    const fresh: string = refreshed.body.data.accessToken;
    expect((await send('GET', '/roles', undefined, fresh)).status).toBe(200);
    expect((await send('POST', '/roles', { name: unique() }, fresh)).body.code).toBe('FORBIDDEN');
    expect((await send('DELETE', `/users/${id}/roles/${roleId}`)).status).toBe(200);
    expect((await send('GET', '/roles', undefined, fresh)).status).toBe(200);
    expect((await send('GET', '/roles', undefined, await server.logIn(name))).body.code).toBe('FORBIDDEN');
  });

  test.each([
    ['PUT', '/roles/ID', { name: 'x' }],
    ['DELETE', '/roles/ID', undefined],
    ['GET', '/roles/ID/permissions', undefined],
    ['GET', '/permissions/ID', undefined],
    ['PUT', '/permissions/ID', { name: 'x' }],
    ['DELETE', '/permissions/ID', undefined],
    ['PUT', '/users/ID', { displayName: 'x' }],
    ['DELETE', '/users/ID', undefined],
    ['GET', '/users/ID/roles', undefined],
    ['GET', '/users/ID/permissions', undefined],
    ['POST', '/users/ID/roles', { roleId: nowhere }],
    ['POST', '/roles/ID/permissions', { permissionId: nowhere }],
  ])('%s %s: what does not exist is 404, and what is no identifier is 400', async (method, path, body) => {
    const unknown = await send(method, path.replace('ID', nowhere), body);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'RESOURCE_NOT_FOUND']);
    const malformed = await send(method, path.replace('ID', 'me-not'), body);
    expect([malformed.status, malformed.body.errors]).toEqual([400, [{ field: 'id', reason: 'is no UUID' }]]);
  });

  test('what is given or taken twice is given or taken once, and both are in the trail', async () => {
    const { id } = await somebody();
    const roleId = await created('roles');
    const before = await trail();
    for (const _ of [1, 2]) expect((await send('POST', `/users/${id}/roles`, { roleId })).status).toBe(200);
    expect((await send('GET', `/users/${id}/roles`)).body.data).toHaveLength(2);
    for (const _ of [1, 2]) expect((await send('DELETE', `/users/${id}/roles/${roleId}`)).status).toBe(200);
    expect((await send('GET', `/users/${id}/roles`)).body.data).toHaveLength(1);
    const after = await trail();
    expect(after.AUDIT_ROLE_ASSIGNED).toBe((before.AUDIT_ROLE_ASSIGNED ?? 0) + 2);
    expect(after.AUDIT_ROLE_REMOVED).toBe((before.AUDIT_ROLE_REMOVED ?? 0) + 2);
  });

  test.each(['roles', 'permissions'] as const)('of %s of one name there is one', async (kind) => {
    const name = unique();
    const more = kind === 'permissions' ? { resource: 'r', action: 'a' } : {};
    const answers = await Promise.all([1, 2, 3, 4].map(() => send('POST', `/${kind}`, { name, ...more })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400]);
    const other = await created(kind);
    const renamed = await send('PUT', `/${kind}/${other}`, { name });
    const errors = [{ field: 'name', reason: 'already exists' }];
    expect([renamed.status, renamed.body.code, renamed.body.errors]).toEqual([
      400,
      'VALIDATION_ERROR',
      errors,
    ]);
    expect((await send('PUT', `/${kind}/${other}`, { description: 'Changed' })).status).toBe(200);
    expect((await send('GET', `/${kind}/${other}`)).body.data.description).toBe('Changed');
  });

  test('a role or a permission that is deleted is taken from everybody', async () => {
    const { id } = await somebody();
    const [roleId, permissionId] = [await created('roles'), await created('permissions')];
    await send('POST', `/roles/${roleId}/permissions`, { permissionId });
    await send('POST', `/users/${id}/roles`, { roleId });
    const permissions = async () => (await send('GET', `/users/${id}/permissions`)).body.data.length;
    expect(await permissions()).toBe(2);
    await send('DELETE', `/permissions/${permissionId}`);
    expect(await permissions()).toBe(1);
    await send('DELETE', `/roles/${roleId}`);
    expect((await send('GET', `/users/${id}/roles`)).body.data).toHaveLength(1);
  });

  test('tokens of a deleted user are refused from the next request', async () => {
    const { id, session } = await somebody();
    expect((await send('DELETE', `/users/${id}`)).status).toBe(200);
    const me = await send('GET', '/users/me', undefined, session);
    const refresh = await send('POST', '/auth/refresh', { refreshToken: session.refreshToken });
    expect([me.body.code, refresh.body.code]).toEqual(['TOKEN_BLACKLISTED', 'TOKEN_BLACKLISTED']);
  });

  test('tokens of whoever was deactivated never count again', async () => {
    const { id, name, session } = await somebody();
    const me = async (as: Session) => (await send('GET', '/users/me', undefined, as)).body.code;
    await send('PUT', `/users/${id}`, { isActive: false });
    expect(await me(session)).toBe('TOKEN_BLACKLISTED');
    const body = { emailOrUsername: name, password: `the password of ${name}` };
    expect((await send('POST', '/auth/login', body)).body.code).toBe('FORBIDDEN');
    await send('PUT', `/users/${id}`, { isActive: true });
    expect(await me(session)).toBe('TOKEN_BLACKLISTED');
    const refresh = await send('POST', '/auth/refresh', { refreshToken: session.refreshToken });
    expect(refresh.body.code).toBe('TOKEN_BLACKLISTED');
    expect(await me(await server.logIn(name))).toBe('GET_PROFILE_SUCCESS');
  });

  test('pages have all users, each once', async () => {
    for (const _ of [1, 2, 3]) await somebody();
    const { data: whole } = (await send('GET', '/users?pageSize=1000')).body;
    expect(whole).toMatchObject({ page: 1, pageSize: 100, totalPages: 1, hasNext: false, hasPrev: false });
    const found: string[] = [];
    for (let page = 1, more = true; more; page++) {
      const { data } = (await send('GET', `/users?page=${page}&pageSize=2`)).body;
      found.push(...data.items.map(({ id }: { id: string }) => id));
      expect([data.page, data.hasPrev]).toEqual([page, page > 1]);
      more = data.hasNext;
    }
    expect(found).toEqual(whole.items.map(({ id }: { id: string }) => id));
    const beyond = (await send('GET', '/users?page=99999999999999999999&pageSize=0')).body.data;
    expect([beyond.items, beyond.pageSize, beyond.hasNext]).toEqual([[], 1, false]);
    for (const query of ['page=one', 'pageSize=', 'page=1&page=2', 'page=1.5'])
      expect((await send('GET', `/users?${query}`)).status).toBe(400);
  });

  test('who may list users needs the role, and not only the permission', async () => {
    const { session } = await somebody();
    expect((await send('GET', '/users', undefined, session)).body.code).toBe('FORBIDDEN');
    expect((await send('GET', `/users/${session.userId}`, undefined, session)).status).toBe(200);
  });

  test('nothing that fails is in the trail', async () => {
    const before = await trail();
    await send('DELETE', `/roles/${nowhere}`);
    await send('POST', '/roles', { name: 'admin' });
    const headers = { 'x-assay-fault': 'storage-error:after', 'x-assay-fault-secret': FAULT_SECRET };
    const name = unique();
    const failed = await server.call('POST', `${base}/roles`, { as: admin, headers, body: { name } });
    expect(failed.status).toBe(500);
    expect(await trail()).toEqual(before);
    expect((await send('POST', '/roles', { name })).status).toBe(201);
  });
});
