import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { type Connection, connection } from './connection.ts';
import type { ServerFrame } from './frames.ts';

let server: WebSocketServer;
let client: WebSocket;
/** The server's end of the client's socket. */
let accepted: WebSocket;
let heard: string[];

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  heard = [];
  client.on('message', (data) => void heard.push(String(data)));
  const [[socket]] = await Promise.all([once(server, 'connection'), once(client, 'open')]);
  accepted = socket;
});

afterEach(async () => {
  client.terminate();
  await new Promise((resolve) => server.close(resolve));
});

const wrapped = (onMessage: (data: Buffer) => Promise<void> = async () => {}): Connection =>
  connection(accepted, { onMessage, silenceMs: 1000 });

const correction = (update_vector: number): ServerFrame => ({
  message_type: 'state_correction',
  update_vector,
});
const operation = (sequence_number: number): ServerFrame => ({
  message_type: 'diagram_operation',
  initiating_user: { user_id: 'alice' },
  operation_id: 'one',
  operation: { type: 'patch', cells: [] },
  sequence_number,
});

const until = async (condition: () => boolean): Promise<void> => {
  const end = Date.now() + 5000;
  while (!condition()) {
    if (Date.now() > end) throw new Error('it does not happen');
    await setTimeout(2);
  }
};

test('what is told before the welcome comes after it, without what the welcome has in it', async () => {
  const made = wrapped();
  for (const frame of [operation(4), correction(1), operation(5), operation(6)]) made.send(frame);
  made.welcome({ frames: [correction(0)], sequence: 5 });
  made.send(operation(7));
  await until(() => heard.length >= 4);
  expect(heard.map((text) => JSON.parse(text))).toEqual([
    correction(0),
    correction(1),
    operation(6),
    operation(7),
  ]);
});

test('messages are handled one after the other, and only so many are read ahead', async () => {
  let running = 0;
  let together = 0;
  const handled: string[] = [];
  const go = Promise.withResolvers<void>();
  wrapped(async (data) => {
    running += 1;
    together = Math.max(together, running);
    await go.promise;
    handled.push(String(data));
    running -= 1;
  });
  const sent = Array.from({ length: 500 }, (_, index) => `message ${index}`);
  for (const text of sent) client.send(text);
  await until(() => accepted.isPaused);
  go.resolve();
  await until(() => handled.length === sent.length);
  expect(handled).toEqual(sent);
  expect(together).toBe(1);
  expect(accepted.isPaused).toBe(false);
});

test('a client that is told why it must go is disconnected, and hears nothing more', async () => {
  const made = wrapped();
  made.expel('removed', { by: 'the host' });
  made.send(correction(1));
  const [code, reason] = await once(client, 'close');
  expect([code, String(reason)]).toEqual([1008, 'removed']);
  expect(heard.map((text) => JSON.parse(text))).toMatchObject([
    { message_type: 'error', code: 'removed_from_session', details: { by: 'the host' } },
  ]);
  expect(made.isOpen()).toBe(false);
});

test('a client that does not close is disconnected all the same', async () => {
  const made = wrapped();
  client.pause();
  made.close(1001, 'server_closing');
  await once(accepted, 'close');
});
