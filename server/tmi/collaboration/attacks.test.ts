import { request as httpRequest } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTmi, type TmiServer } from '../testing/tmi-server.ts';
import { type Client, joined, refusal, socketUrl } from './testing/client.ts';
import {
  adding,
  operationBy,
  processCell,
  type SharedDiagram,
  sharedDiagram,
} from './testing/shared-diagram.ts';

let tmi: TmiServer;
let diagram: SharedDiagram;
let alice: Client;

beforeAll(async () => {
  tmi = await startTmi();
  diagram = await sharedDiagram(tmi);
  alice = await joined(tmi, diagram, diagram.alice);
});

afterAll(() => tmi.close());

const nowhere = '00000000-0000-4000-8000-000000000000';

test.each([
  { what: 'without a token', query: () => '', status: 401 },
  { what: 'with an empty token', query: () => '?token=', status: 401 },
  { what: 'with a malformed token', query: () => '?token=nonsense', status: 401 },
  {
    what: 'with a forged token',
    query: () => `?token=${diagram.bob.access_token.slice(0, -4)}AAAA`,
    status: 401,
  },
  { what: 'without a role', query: () => `?token=${diagram.mallory.access_token}`, status: 403 },
  {
    what: 'to a diagram that does not exist',
    where: { diagramId: nowhere },
    query: () => `?token=${diagram.bob.access_token}`,
    status: 404,
  },
  {
    what: 'to a threat model that does not exist',
    where: { threatModelId: nowhere },
    query: () => `?token=${diagram.bob.access_token}`,
    status: 404,
  },
  {
    what: 'to something that cannot be a diagram',
    where: { diagramId: 'checkout' },
    query: () => `?token=${diagram.bob.access_token}`,
    status: 400,
  },
])('who connects $what gets $status and no socket', async ({ where = {}, query, status }) => {
  expect(await refusal(socketUrl(tmi, { ...diagram, ...where }, query()))).toBe(status);
});

test('a token that was revoked opens no socket', async () => {
  const tired = await tmi.login('bob');
  await tmi.call('POST', '/oauth2/revoke', { as: tired });
  expect(await refusal(socketUrl(tmi, diagram, `?token=${tired.access_token}`))).toBe(401);
});

test('a token may come in a header', async () => {
  const headers = { authorization: `Bearer ${diagram.mallory.access_token}` };
  expect(await refusal(socketUrl(tmi, diagram), headers)).toBe(403);
});

test('who asks without wanting a WebSocket is told to upgrade', async () => {
  expect(await tmi.call('GET', `${diagram.path}/ws`)).toMatchObject({ status: 401 });
  const answer = await tmi.call('GET', `${diagram.path}/ws`, { as: diagram.bob });
  expect(answer).toMatchObject({ status: 426, body: { error: 'upgrade_required' } });
  expect(answer.headers.get('upgrade')).toBe('websocket');
});

test.each([
  {
    what: 'a WebSocket where there is none',
    path: () => '/threat_models',
    upgrade: 'websocket',
    status: 200,
  },
  { what: 'another protocol', path: () => '/threat_models', upgrade: 'h2c', status: 200 },
  {
    what: 'another protocol of the WebSocket',
    path: () => `${diagram.path}/ws`,
    upgrade: 'h2c',
    status: 426,
  },
])('a wish to upgrade to $what is ignored', async ({ path, upgrade, status }) => {
  const answered = await new Promise((resolve, reject) => {
    const request = httpRequest(new URL(path(), tmi.url), {
      headers: {
        connection: 'Upgrade',
        upgrade,
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        'sec-websocket-version': '13',
        authorization: `Bearer ${diagram.bob.access_token}`,
      },
    });
    request.on('response', (response) => resolve(response.resume().statusCode));
    request.on('upgrade', () => resolve('upgraded'));
    request.on('error', reject);
    request.end();
  });
  expect(answered).toBe(status);
});

test.each([
  { what: 'no JSON', sent: '{"message_type"', code: 'malformed_json' },
  { what: 'nothing', sent: '', code: 'malformed_json' },
  { what: 'JSON that is no object', sent: '[1]', code: 'malformed_json' },
  { what: 'null', sent: 'null', code: 'malformed_json' },
  { what: 'JSON without end', sent: '['.repeat(30_000) + ']'.repeat(30_000), code: 'malformed_json' },
  {
    what: 'a change of prototypes',
    sent: '{"message_type":"resync_request","__proto__":{"a":1}}',
    code: 'malformed_json',
  },
  { what: 'what no database keeps', sent: '{"message_type":"\\u0000"}', code: 'malformed_json' },
  { what: 'no type', sent: {}, code: 'unknown_message_type' },
  { what: 'an unknown type', sent: { message_type: 'toString' }, code: 'unknown_message_type' },
  { what: 'a member too many', sent: { message_type: 'resync_request', more: 1 }, code: 'invalid_message' },
  { what: 'a member too few', sent: { message_type: 'presenter_cursor' }, code: 'invalid_message' },
  {
    what: 'an operation without a name',
    sent: { message_type: 'diagram_operation' },
    code: 'invalid_message',
  },
])('$what is answered with an error', async ({ sent, code }) => {
  alice.send(sent);
  expect(await alice.next('error')).toMatchObject({ error: 'invalid_message', code });
});

test('bytes are answered with an error', async () => {
  alice.socket.send(Buffer.from('{"message_type":"resync_request"}'), { binary: true });
  expect(await alice.next('error')).toMatchObject({ code: 'not_text' });
});

test('whatever JSON comes, it is answered, and the server goes on', async () => {
  const types = [
    'diagram_operation',
    'presenter_request',
    'change_presenter',
    'remove_participant',
    'presenter_cursor',
    'presenter_selection',
    'undo_request',
    'redo_request',
  ];
  const user = fc.oneof(fc.constant({ user_id: 'alice' }), fc.jsonValue());
  const change = fc.record(
    {
      id: fc.oneof(fc.uuid(), fc.jsonValue()),
      operation: fc.oneof(fc.constantFrom('add', 'update', 'remove'), fc.jsonValue()),
      data: fc.oneof(fc.constant(processCell()), fc.jsonValue()),
    },
    { requiredKeys: [] },
  );
  const frame = fc.oneof(
    fc.jsonValue(),
    fc
      .record({ message_type: fc.constantFrom(...types) })
      .chain((base) =>
        fc
          .record({ more: fc.dictionary(fc.string(), fc.jsonValue()) })
          .map(({ more }) => ({ ...more, ...base })),
      ),
    fc.record(
      {
        message_type: fc.constantFrom(...types),
        initiating_user: fc.constant({ user_id: 'alice' }),
        new_presenter: user,
        removed_user: user,
        operation_id: fc.oneof(fc.uuid(), fc.jsonValue()),
        operation: fc.oneof(
          fc.record({ type: fc.constant('patch'), cells: fc.array(change, { maxLength: 5 }) }),
          fc.jsonValue(),
        ),
        cursor_position: fc.oneof(fc.record({ x: fc.double(), y: fc.double() }), fc.jsonValue()),
        selected_cells: fc.oneof(fc.array(fc.uuid()), fc.jsonValue()),
      },
      { requiredKeys: ['message_type', 'initiating_user'] },
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 10 }), async (frames) => {
      const sent = frames.map((each) => JSON.stringify(each)).filter((text) => text.length < 60_000);
      for (const text of sent) alice.send(text);
      alice.send({ message_type: 'resync_request' });
      await alice.next('resync_response');
      expect(alice.frames().filter(({ code }) => code === 'server_error')).toEqual([]);
    }),
    { numRuns: 150 },
  );
  expect(await tmi.call('GET', diagram.path, { as: diagram.alice })).toMatchObject({ status: 200 });
});

test('a message that is too long closes its socket, and no other', async () => {
  const bob = await joined(tmi, diagram, diagram.bob);
  bob.send(
    operationBy('bob', adding({ ...processCell(), data: { notes: 'x'.repeat(70_000) } } as { id: string })),
  );
  expect(await bob.closed).toMatchObject({ code: 1009 });
  alice.send({ message_type: 'resync_request' });
  await alice.next('resync_response');
});

test('a flood is handled in its order, while others are served', async () => {
  const bob = await joined(tmi, diagram, diagram.bob);
  const flood = Array.from({ length: 300 }, () => operationBy('bob', { id: nowhere, operation: 'remove' }));
  for (const operation of flood) bob.send(operation);
  alice.send({ message_type: 'resync_request' });
  await alice.next('resync_response');
  while (bob.types().filter((type) => type === 'operation_rejected').length < flood.length)
    await bob.next('operation_rejected');
  expect(
    bob
      .frames()
      .filter(({ message_type }) => message_type === 'operation_rejected')
      .map(({ operation_id }) => operation_id),
  ).toEqual(flood.map(({ operation_id }) => operation_id));
  await bob.close();
});

test('who does not read is disconnected, and keeps nobody waiting', async () => {
  const deaf = await joined(tmi, diagram, diagram.bob);
  deaf.socket.pause();
  const selection = {
    message_type: 'presenter_selection',
    selected_cells: Array.from({ length: 1000 }, () => nowhere),
  };
  const departures = () => alice.frames().filter(({ message_type }) => message_type === 'participant_left');
  const before = departures().length;
  const until = Date.now() + 15_000;
  while (departures().length === before && Date.now() < until) {
    for (let sent = 0; sent < 50; sent += 1) alice.send(selection);
    alice.send({ message_type: 'resync_request' });
    await alice.next('resync_response');
    await setTimeout(1);
  }
  expect(departures()).toHaveLength(before + 1);
  expect(departures().at(-1)).toMatchObject({ departed_user: { user_id: 'bob' } });
  deaf.socket.terminate();
});
