import { afterAll, beforeAll, expect, test } from 'vitest';
import { postgresForTests } from '../../testing/postgres.ts';
import { startTmi, type TmiServer } from '../testing/tmi-server.ts';
import { connect, joined } from './testing/client.ts';
import { adding, operationBy, processCell, sharedDiagram } from './testing/shared-diagram.ts';

let one: TmiServer;
let two: TmiServer;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await postgresForTests();
  drop = database.drop;
  const shared = {
    DATABASE_URL: database.url,
    PUBLIC_URL: 'https://tmi.example.com',
    COLLABORATION_SWEEP_MS: 300,
  };
  one = await startTmi(shared);
  two = await startTmi(shared);
});

afterAll(async () => {
  await one.close();
  await two.close();
  await drop();
});

test('operations cross between instances, in one order, also those that no notification can carry', async () => {
  const diagram = await sharedDiagram(one);
  await one.call('POST', `${diagram.path}/collaborate`, { as: diagram.alice });
  const alice = await joined(one, diagram, diagram.alice);
  const bob = await joined(two, diagram, diagram.bob);
  const long = { ...processCell(), data: { notes: 'x'.repeat(20_000) } };
  alice.send(operationBy('alice', adding(long)));
  expect(await bob.next('diagram_operation')).toMatchObject({
    sequence_number: 1,
    operation: { cells: [{ data: { data: long.data } }] },
  });
  for (let index = 0; index < 10; index += 1) {
    alice.send(operationBy('alice', adding(processCell())));
    bob.send(
      operationBy(
        'bob',
        adding(
          index % 2
            ? processCell()
            : ({ ...processCell(), data: long.data } as ReturnType<typeof processCell>),
        ),
      ),
    );
  }
  for (const client of [alice, bob]) {
    while (client.types().filter((type) => type === 'diagram_operation').length < 21)
      await client.next('diagram_operation');
    const told = client.frames().filter(({ message_type }) => message_type === 'diagram_operation');
    expect(told.map(({ sequence_number }) => sequence_number)).toEqual(told.map((_, index) => index + 1));
  }
  const { body } = await two.call('GET', diagram.path, { as: diagram.bob });
  expect(body).toMatchObject({ update_vector: 21 });
  expect(body.cells).toHaveLength(21);
  await bob.close();
  await alice.close();
});

test('a cursor, a removal and the end of a session cross too', async () => {
  const diagram = await sharedDiagram(one);
  await one.call('POST', `${diagram.path}/collaborate`, { as: diagram.alice });
  const alice = await joined(one, diagram, diagram.alice);
  const bob = await joined(two, diagram, diagram.bob);
  const rita = await joined(two, diagram, diagram.rita);
  alice.send({ message_type: 'presenter_cursor', cursor_position: { x: 1, y: 2 } });
  expect(await bob.next('presenter_cursor')).toMatchObject({ cursor_position: { x: 1, y: 2 } });
  alice.send({ message_type: 'remove_participant', removed_user: { user_id: 'rita' } });
  expect(await rita.closed).toEqual({ code: 1008, reason: 'removed' });
  expect(await alice.next('participant_left')).toMatchObject({ departed_user: { user_id: 'rita' } });
  await two.call('DELETE', `${diagram.path}/collaborate`, { as: diagram.alice });
  for (const client of [alice, bob])
    expect(await client.closed).toEqual({ code: 1000, reason: 'session_terminated' });
});

test('a token that is revoked on one instance closes the socket on the other', async () => {
  const diagram = await sharedDiagram(one);
  const alice = await joined(one, diagram, diagram.alice);
  const bob = await joined(two, diagram, diagram.bob);
  await one.call('POST', '/oauth2/revoke', { as: diagram.bob });
  expect(await bob.closed).toEqual({ code: 1008, reason: 'stale_login' });
  await alice.close();
});

test('a session survives the instance of its host when that closes, and both hear of each other again', async () => {
  const third = await startTmi({ ...one.app.config, PORT: 0 });
  const diagram = await sharedDiagram(one);
  const alice = await joined(third, diagram, diagram.alice);
  const bob = await joined(two, diagram, diagram.bob);
  await third.close();
  expect(await alice.closed).toMatchObject({ code: 1001 });
  await bob.next('participant_left');
  const again = await joined(one, diagram, diagram.alice);
  await bob.next('participant_joined');
  again.send(operationBy('alice', adding(processCell())));
  expect(await bob.next('diagram_operation')).toMatchObject({ sequence_number: 1 });
  await bob.close();
  await again.close();
});

test('participants of an instance that died are gone after a while', async () => {
  const diagram = await sharedDiagram(one);
  const bob = await joined(two, diagram, diagram.bob);
  const { db } = one.app.storage;
  const session = await db
    .selectFrom('collaboration_sessions')
    .selectAll()
    .where('diagram_id', '=', diagram.diagramId)
    .executeTakeFirstOrThrow();
  const rita = await db
    .selectFrom('users')
    .select('id')
    .where('provider_id', '=', 'rita')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('collaboration_participants')
    .values({
      connection_id: 'of an instance that died',
      session_id: session.id,
      user_id: rita.id,
      permissions: 'reader',
      last_activity: session.created_at,
      expires_at: session.created_at,
    })
    .execute();
  expect(await bob.next('participant_left')).toMatchObject({ departed_user: { user_id: 'rita' } });
  expect(bob.socket.readyState).toBe(bob.socket.OPEN);
  await bob.close();
});

test('when the connection that listens is lost, instances listen again', async () => {
  const diagram = await sharedDiagram(one);
  const alice = await joined(one, diagram, diagram.alice);
  const bob = await joined(two, diagram, diagram.bob);
  const { rows } = await one.app.storage.db.executeQuery<{ ended: boolean }>({
    sql: "select pg_terminate_backend(pid) as ended from pg_stat_activity where query ilike 'listen%' or query = 'select 1'",
    parameters: [],
    query: { kind: 'RawNode', sqlFragments: [], parameters: [] },
    queryId: { queryId: 'terminate' },
  });
  expect(rows.length).toBeGreaterThanOrEqual(2);
  expect(rows.every(({ ended }) => ended)).toBe(true);
  for (const client of [alice, bob])
    expect(await client.next('state_correction')).toEqual({
      message_type: 'state_correction',
      update_vector: 0,
    });
  alice.send({ message_type: 'presenter_cursor', cursor_position: { x: 1, y: 2 } });
  await bob.next('presenter_cursor');
  await bob.close();
  await alice.close();
});

test('who comes to an instance that does not know the session yet joins the same one', async () => {
  const diagram = await sharedDiagram(one);
  const begun = await one.call('POST', `${diagram.path}/collaborate`, { as: diagram.alice });
  const bob = await connect(two, diagram, diagram.bob, begun.body.session_id);
  expect(await bob.next('participants_update')).toMatchObject({ host: 'alice' });
  await bob.close();
});
