import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../../testing/databases.ts';
import { startTmi, type TmiServer } from '../testing/tmi-server.ts';
import { type Client, connect, joined } from './testing/client.ts';
import { adding, operationBy, processCell, sharedDiagram } from './testing/shared-diagram.ts';

const terminated = { code: 1000, reason: 'session_terminated' };

describe.each(databases)('on $kind', ({ open }) => {
  let url: string;
  let tmi: TmiServer;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await open();
    ({ url, drop } = database);
    tmi = await startTmi({ DATABASE_URL: url });
  });

  afterAll(async () => {
    await tmi.close();
    await drop();
  });

  const expectEnd = async (client: Client): Promise<void> => {
    expect(await client.next('error')).toMatchObject({
      error: 'session_terminated',
      code: 'session_terminated',
    });
    expect(await client.closed).toEqual(terminated);
  };

  test.each([
    {
      how: 'the host ends it',
      end: (path: string, { alice }: Awaited<ReturnType<typeof sharedDiagram>>) =>
        tmi.call('DELETE', `${path}/collaborate`, { as: alice }),
    },
    {
      how: 'the host is disconnected',
      end: async (_path: string, _diagram: unknown, host: Client) => host.socket.terminate(),
    },
  ])('when $how, the session ends for everybody', async ({ end }) => {
    const diagram = await sharedDiagram(tmi);
    const host = await joined(tmi, diagram, diagram.alice);
    const bob = await joined(tmi, diagram, diagram.bob);
    await end(diagram.path, diagram, host);
    await expectEnd(bob);
    expect(await tmi.call('GET', `${diagram.path}/collaborate`, { as: diagram.bob })).toMatchObject({
      status: 404,
    });
    expect(await tmi.call('DELETE', diagram.path, { as: diagram.alice })).toMatchObject({ status: 204 });
  });

  test('whom the host removes is disconnected and cannot come back, but to another session', async () => {
    const diagram = await sharedDiagram(tmi);
    const host = await joined(tmi, diagram, diagram.alice);
    const bob = await joined(tmi, diagram, diagram.bob);
    bob.send({ message_type: 'remove_participant', removed_user: { user_id: 'alice' } });
    expect(await bob.next('error')).toMatchObject({ code: 'host_only' });
    host.send({ message_type: 'remove_participant', removed_user: { user_id: 'alice' } });
    expect(await host.next('error')).toMatchObject({ code: 'host_stays' });
    host.send({ message_type: 'remove_participant', removed_user: { user_id: 'bob' } });
    expect(await bob.next('error')).toMatchObject({ code: 'removed_from_session' });
    expect(await bob.closed).toEqual({ code: 1008, reason: 'removed' });
    expect(await host.next('participant_left')).toMatchObject({ departed_user: { user_id: 'bob' } });
    const again = await connect(tmi, diagram, diagram.bob);
    expect(await again.next('error')).toMatchObject({ code: 'removed_from_session' });
    expect(await again.closed).toEqual({ code: 1008, reason: 'removed' });
    await host.close();
    const next = await joined(tmi, diagram, diagram.bob);
    await next.close();
  });

  test('who claims to be somebody else is disconnected for good', async () => {
    const diagram = await sharedDiagram(tmi);
    const host = await joined(tmi, diagram, diagram.alice);
    const bob = await joined(tmi, diagram, diagram.bob);
    bob.send(operationBy('alice', adding(processCell())));
    expect(await bob.next('error')).toMatchObject({ error: 'SECURITY_VIOLATION' });
    expect(await bob.closed).toEqual({ code: 1008, reason: 'false_identity' });
    const again = await connect(tmi, diagram, diagram.bob);
    expect(await again.closed).toEqual({ code: 1008, reason: 'removed' });
    expect((await tmi.call('GET', diagram.path, { as: diagram.alice })).body).toMatchObject({ cells: [] });
    await host.close();
  });

  test.each([
    {
      what: 'logs out',
      act: async (as: { access_token: string }) => {
        await tmi.call('POST', '/oauth2/revoke', { as: as.access_token });
      },
    },
    {
      what: 'deletes their account',
      act: async (as: { access_token: string }) => {
        const { body } = await tmi.call('DELETE', '/users/me', { as: as.access_token });
        await tmi.call('DELETE', `/users/me?challenge=${body.challenge}`, { as: as.access_token });
      },
    },
  ])('who $what is disconnected', async ({ act }) => {
    const diagram = await sharedDiagram(tmi);
    const host = await joined(tmi, diagram, diagram.alice);
    const bob = await joined(tmi, diagram, diagram.bob);
    await act(diagram.bob);
    expect(await bob.next('error')).toMatchObject({
      code: 'stale_session',
      message: 'Your session is no longer valid. Please log in again.',
    });
    expect(await bob.closed).toEqual({ code: 1008, reason: 'stale_login' });
    await host.close();
  });

  test('when the account of the host is deleted, the session ends', async () => {
    const diagram = await sharedDiagram(tmi);
    const host = await joined(tmi, diagram, diagram.bob);
    const alice = await joined(tmi, diagram, diagram.alice);
    const { body } = await tmi.call('DELETE', '/users/me', { as: diagram.bob });
    await tmi.call('DELETE', `/users/me?challenge=${body.challenge}`, { as: diagram.bob });
    await expectEnd(alice);
    expect(await host.closed).toEqual({ code: 1008, reason: 'stale_login' });
  });

  test('whose role changes takes part with the new one, and leaves without any', async () => {
    const diagram = await sharedDiagram(tmi);
    const { alice, threatModelId } = diagram;
    const host = await joined(tmi, diagram, alice);
    const bob = await joined(tmi, diagram, diagram.bob);
    const share = (role: string | undefined) =>
      tmi.call('PUT', `/threat_models/${threatModelId}`, {
        as: alice,
        body: {
          name: 'Shared',
          authorization: [
            { provider_id: 'alice', role: 'owner' },
            ...(role === undefined ? [] : [{ provider_id: 'bob', role }]),
          ],
        },
      });
    expect(await share('reader')).toMatchObject({ status: 200 });
    expect(await bob.next('participants_update')).toMatchObject({
      participants: [{ user: { user_id: 'alice' } }, { user: { user_id: 'bob' }, permissions: 'reader' }],
    });
    bob.send(operationBy('bob', adding(processCell())));
    await bob.next('authorization_denied');
    await share(undefined);
    expect(await bob.next('error')).toMatchObject({
      error: 'unauthorized',
      code: 'insufficient_permissions',
    });
    expect(await bob.closed).toEqual({ code: 1008, reason: 'no_access' });
    await host.close();
  });

  test('what was done in a session is one event, when it ends', async () => {
    const diagram = await sharedDiagram(tmi);
    const { db } = tmi.app.storage;
    const host = await joined(tmi, diagram, diagram.alice);
    for (const _ of [1, 2]) {
      host.send(operationBy('alice', adding(processCell())));
      await host.next('diagram_operation');
    }
    await db
      .insertInto('webhooks')
      .values({
        id: `00000000-0000-7000-8000-${Date.now().toString().padStart(12, '0')}`,
        owner_id: (
          await db
            .selectFrom('users')
            .select('id')
            .where('provider_id', '=', 'alice')
            .executeTakeFirstOrThrow()
        ).id,
        threat_model_id: diagram.threatModelId,
        name: 'Hears',
        url: 'https://example.com/hook',
        events: '["diagram.updated"]',
        secret: tmi.app.webhooks.box.seal('secret'),
        challenge: 'challenge',
        status: 'active',
        challenges_sent: 1,
        next_challenge_at: '2999-01-01T00:00:00.000Z',
        last_successful_use: null,
        publication_failures: 0,
        created_at: '2024-01-01T00:00:00.000Z',
        modified_at: '2024-01-01T00:00:00.000Z',
      })
      .execute();
    await tmi.call('DELETE', `${diagram.path}/collaborate`, { as: diagram.alice });
    await host.closed;
    const told = await db
      .selectFrom('webhook_deliveries')
      .innerJoin('webhooks', 'webhooks.id', 'webhook_id')
      .select('payload')
      .where('webhooks.threat_model_id', '=', diagram.threatModelId)
      .execute();
    expect(told).toHaveLength(1);
    expect(JSON.parse(told[0]?.payload ?? '')).toMatchObject({ data: { update_vector: 2 } });
  });

  test('idle sessions end, those in which something happens do not', async () => {
    const hasty = await startTmi({
      DATABASE_URL: url,
      COLLABORATION_IDLE_SECONDS: 1,
      COLLABORATION_SWEEP_MS: 50,
    });
    const [still, busy, empty] = [
      await sharedDiagram(hasty),
      await sharedDiagram(hasty),
      await sharedDiagram(hasty),
    ];
    expect(await hasty.call('POST', `${empty.path}/collaborate`, { as: empty.alice })).toMatchObject({
      status: 201,
    });
    const idle = await joined(hasty, still, still.alice);
    const active = await joined(hasty, busy, busy.alice);
    const until = Date.now() + 1600;
    while (Date.now() < until) {
      active.send({ message_type: 'resync_request' });
      await setTimeout(100);
    }
    await expectEnd(idle);
    expect(active.socket.readyState).toBe(active.socket.OPEN);
    for (const [{ path, alice }, status] of [
      [empty, 404],
      [still, 404],
      [busy, 200],
    ] as const)
      expect(await hasty.call('GET', `${path}/collaborate`, { as: alice })).toMatchObject({ status });
    await active.close();
    await hasty.close();
  });

  test('a client that does not answer pings is disconnected, one that does is not', async () => {
    const strict = await startTmi({ DATABASE_URL: url, COLLABORATION_PING_MS: 100 });
    const diagram = await sharedDiagram(strict);
    const lively = await joined(strict, diagram, diagram.alice);
    const silent = await joined(strict, diagram, diagram.bob);
    silent.socket.pause();
    expect(await lively.next('participant_left')).toMatchObject({ departed_user: { user_id: 'bob' } });
    expect(lively.socket.readyState).toBe(lively.socket.OPEN);
    silent.socket.terminate();
    await lively.close();
    await strict.close();
  });

  test('a server that closes says so to everybody, and the session can go on elsewhere', async () => {
    const closing = await startTmi({ DATABASE_URL: url });
    const diagram = await sharedDiagram(closing);
    const host = await joined(closing, diagram, diagram.alice);
    const gone = once(host.socket, 'close');
    await closing.close();
    const [code] = await gone;
    expect(code).toBe(1001);
  });
});
