import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../../testing/databases.ts';
import { startTmi, type TmiServer } from '../testing/tmi-server.ts';
import { connect, joined } from './testing/client.ts';
import { sharedDiagram } from './testing/shared-diagram.ts';

describe.each(databases)('on $kind', ({ open }) => {
  let tmi: TmiServer;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    tmi = await startTmi({ DATABASE_URL: database.url });
  });

  afterAll(async () => {
    await tmi.close();
    await drop();
  });

  test('a session is begun, read, joined, listed and ended', async () => {
    const { alice, bob, mallory, path, threatModelId, diagramId } = await sharedDiagram(tmi);
    const none = { status: 404, body: { error_description: 'Collaboration session not found' } };
    expect(await tmi.call('GET', `${path}/collaborate`, { as: alice })).toMatchObject(none);
    expect(await tmi.call('PUT', `${path}/collaborate`, { as: alice })).toMatchObject(none);
    const begun = await tmi.call('POST', `${path}/collaborate`, { as: alice });
    expect(begun.status).toBe(201);
    expect(begun.headers.get('location')).toBe(`${path}/collaborate`);
    expect(begun.body).toEqual({
      session_id: begun.body.session_id,
      host: 'alice@test.tmi',
      presenter: 'alice@test.tmi',
      threat_model_id: threatModelId,
      threat_model_name: 'Shared',
      diagram_id: diagramId,
      diagram_name: 'Checkout',
      participants: [],
      websocket_url: `${tmi.url.replace('http', 'ws')}${path}/ws`,
    });
    for (const method of ['GET', 'PUT'])
      expect(await tmi.call(method, `${path}/collaborate`, { as: bob })).toMatchObject({
        status: 200,
        body: begun.body,
      });
    expect(await tmi.call('POST', `${path}/collaborate`, { as: bob })).toMatchObject({
      status: 409,
      body: {
        error: 'conflict',
        error_description: 'A collaboration session is already active for this diagram',
        join_url: `${path}/collaborate`,
      },
    });
    expect((await tmi.call('GET', '/collaboration/sessions', { as: bob })).body).toContainEqual(begun.body);
    expect((await tmi.call('GET', '/collaboration/sessions', { as: mallory })).body).toEqual([]);
    expect(await tmi.call('DELETE', `${path}/collaborate`, { as: bob })).toMatchObject({ status: 204 });
    expect(await tmi.call('GET', `${path}/collaborate`, { as: bob })).toMatchObject({ status: 200 });
    expect(await tmi.call('DELETE', `${path}/collaborate`, { as: alice })).toMatchObject({ status: 204 });
    expect(await tmi.call('GET', `${path}/collaborate`, { as: bob })).toMatchObject(none);
    expect(await tmi.call('DELETE', `${path}/collaborate`, { as: alice })).toMatchObject({ status: 204 });
  });

  test('of several who begin a session at once, one does', async () => {
    const { alice, bob, rita, path } = await sharedDiagram(tmi);
    const answers = await Promise.all(
      [alice, bob, rita, alice, bob, rita].map((as) => tmi.call('POST', `${path}/collaborate`, { as })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  test.each(['GET', 'POST', 'PUT', 'DELETE'])('%s is refused to somebody without a role', async (method) => {
    const { mallory, path } = await sharedDiagram(tmi);
    expect(await tmi.call(method, `${path}/collaborate`, { as: mallory })).toMatchObject({
      status: 403,
      body: { error_description: 'Insufficient permissions to access this threat model' },
    });
  });

  test('while a session runs, neither diagram nor threat model can be changed under it', async () => {
    const { alice, path, threatModelId } = await sharedDiagram(tmi);
    await tmi.call('POST', `${path}/collaborate`, { as: alice });
    const changed = {
      status: 409,
      body: {
        error: 'conflict',
        error_description:
          'Cannot modify diagram while a collaboration session is active. Please end the collaboration session first.',
      },
    };
    const attempts = [
      {
        method: 'PUT',
        path,
        body: { name: 'New', type: 'DFD-1.0.0', cells: [] },
        blocked: changed,
        free: 200,
      },
      {
        method: 'PATCH',
        path,
        body: [{ op: 'replace', path: '/name', value: 'New' }],
        blocked: changed,
        free: 200,
      },
      {
        method: 'DELETE',
        path,
        blocked: {
          status: 409,
          body: {
            error_description:
              'Cannot delete diagram while a collaboration session is active. Please end the collaboration session first.',
          },
        },
        free: 204,
      },
      {
        method: 'DELETE',
        path: `/threat_models/${threatModelId}`,
        blocked: {
          status: 409,
          body: {
            error_description:
              'Cannot delete threat model while a diagram has an active collaboration session. Please end all collaboration sessions first.',
          },
        },
        free: 204,
      },
    ];
    for (const attempt of attempts)
      expect(await tmi.call(attempt.method, attempt.path, { as: alice, body: attempt.body })).toMatchObject(
        attempt.blocked,
      );
    await tmi.call('DELETE', `${path}/collaborate`, { as: alice });
    for (const attempt of attempts)
      expect(await tmi.call(attempt.method, attempt.path, { as: alice, body: attempt.body })).toMatchObject({
        status: attempt.free,
      });
  });

  test('who is connected takes part, once, however many sockets they have', async () => {
    const diagram = await sharedDiagram(tmi);
    const { alice, rita, path } = diagram;
    const begun = await tmi.call('POST', `${path}/collaborate`, { as: alice });
    const host = await joined(tmi, diagram, alice, begun.body.session_id);
    const reader = await joined(tmi, diagram, rita, begun.body.session_id);
    const again = await joined(tmi, diagram, rita);
    const seen = async () =>
      (await tmi.call('GET', `${path}/collaborate`, { as: alice })).body.participants.map(
        ({ user, permissions }: { user: { provider_id: string }; permissions: string }) => [
          user.provider_id,
          permissions,
        ],
      );
    expect(await seen()).toEqual([
      ['alice', 'writer'],
      ['rita', 'reader'],
    ]);
    await reader.close();
    expect(await host.next('participant_joined')).toMatchObject({ joined_user: { user_id: 'rita' } });
    await again.close();
    expect(await host.next('participant_left')).toMatchObject({ departed_user: { user_id: 'rita' } });
    host.send({ message_type: 'resync_request' });
    await host.next('resync_response');
    for (const once of ['participant_joined', 'participant_left'])
      expect(host.types().filter((type) => type === once)).toHaveLength(1);
    expect(await seen()).toEqual([['alice', 'writer']]);
    await host.close();
  });

  test('a session that nobody has begun is begun by the first who connects', async () => {
    const diagram = await sharedDiagram(tmi);
    const bob = await joined(tmi, diagram, diagram.bob);
    expect((await tmi.call('GET', `${diagram.path}/collaborate`, { as: diagram.bob })).body).toMatchObject({
      host: 'bob@test.tmi',
      participants: [{ user: { provider_id: 'bob' }, permissions: 'writer' }],
    });
    await bob.close();
  });

  test('another session than the one that runs is not joined', async () => {
    const diagram = await sharedDiagram(tmi);
    const begun = await tmi.call('POST', `${diagram.path}/collaborate`, { as: diagram.alice });
    const lost = await connect(tmi, diagram, diagram.bob, '00000000-0000-4000-8000-000000000000');
    expect(await lost.next('error')).toMatchObject({
      error: 'session_invalid',
      code: 'session_mismatch',
      details: { new_session_id: begun.body.session_id },
    });
    expect(await lost.closed).toEqual({ code: 1008, reason: 'session_mismatch' });
    expect(lost.types()).toEqual(['error']);
  });

  test('a session does not take more sockets than an answer can list', async () => {
    const diagram = await sharedDiagram(tmi);
    const begun = await tmi.call('POST', `${diagram.path}/collaborate`, { as: diagram.alice });
    const { db } = tmi.app.storage;
    const session = { session_id: begun.body.session_id };
    const { host_id } = await db
      .selectFrom('collaboration_sessions')
      .select('host_id')
      .where('id', '=', session.session_id)
      .executeTakeFirstOrThrow();
    const rows = Array.from({ length: 999 }, (_, index) => ({
      ...session,
      connection_id: `${session.session_id} ${index}`,
      user_id: host_id,
      permissions: 'writer' as const,
      last_activity: '2999-01-01T00:00:00.000Z',
      expires_at: '2999-01-01T00:00:00.000Z',
    }));
    await db.insertInto('collaboration_participants').values(rows).execute();
    const last = await joined(tmi, diagram, diagram.bob);
    const late = await connect(tmi, diagram, diagram.rita);
    expect(await late.next('error')).toMatchObject({ code: 'session_full' });
    expect(await late.closed).toEqual({ code: 1013, reason: 'session_full' });
    await last.close();
  });
});
