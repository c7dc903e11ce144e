import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type WebSocket as Connection, WebSocketServer } from 'ws';
import { nowhere } from '../testing/servers.ts';
import { connect } from './connect.ts';

/** A server that does to each connection what it is told. */
async function serve(onConnection: (connection: Connection) => void, letsIn = true): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', verifyClient: () => letsIn });
  server.on('connection', onConnection);
  await once(server, 'listening');
  onTestFinished(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function watched() {
  const seen: string[] = [];
  const watcher = {
    onMessage: (text: string) => void seen.push(`← ${text}`),
    onSend: (text: string) => void seen.push(`→ ${text}`),
    onClose: ({ code, reason }: { readonly code: number; readonly reason: string }) =>
      void seen.push(`closed ${code} ${reason}`),
  };
  return { seen, watcher };
}

test('messages go both ways as JSON, and whoever watches sees them as they were', async () => {
  const url = await serve((connection) => {
    connection.send('{"hello":1}');
    connection.on('message', (bytes) => connection.send(`{"echo":${bytes}}`));
  });
  const { seen, watcher } = watched();
  const socket = await connect(url, watcher);
  expect(socket.wasOpened).toBe(true);
  await socket.until((all) => all.length === 1, 5000);
  socket.send({ a: [1] });
  expect(await socket.until((all) => all.length === 2, 5000)).toBe(true);
  expect(socket.all()).toEqual([{ hello: 1 }, { echo: { a: [1] } }]);
  expect(socket.closing()).toBeUndefined();
  await socket.close();
  expect(seen.filter((line) => !line.startsWith('closed'))).toEqual([
    '← {"hello":1}',
    '→ {"a":[1]}',
    '← {"echo":{"a":[1]}}',
  ]);
  expect(seen.at(-1)).toMatch(/^closed/);
});

test('what is said before anybody has looked is not lost', async () => {
  const url = await serve((connection) => {
    connection.send('1');
    connection.send('not json');
  });
  const socket = await connect(url, watched().watcher);
  expect(await socket.until((all) => all.length === 2, 5000)).toBe(true);
  expect(socket.all()).toEqual([1, 'not json']);
  await socket.close();
});

test('how the other side closes is known', async () => {
  const url = await serve((connection) => connection.close(4003, 'removed'));
  const { seen, watcher } = watched();
  const socket = await connect(url, watcher);
  expect(await socket.untilClosed(5000)).toEqual({ code: 4003, reason: 'removed' });
  expect(socket.closing()).toEqual({ code: 4003, reason: 'removed' });
  socket.send('nobody hears this');
  expect(seen).toEqual(['closed 4003 removed']);
});

test('a socket that stays open is not closed, however long one waits', async () => {
  const socket = await connect(await serve(() => undefined), watched().watcher);
  expect(await socket.untilClosed(30)).toBeUndefined();
  await socket.close();
  expect(socket.closing()?.code).toBe(1005);
});

test('whoever is not let in is told so', async () => {
  const refused = await connect(await serve(() => undefined, false), watched().watcher);
  expect(refused.wasOpened).toBe(false);
  expect(refused.closing()?.code).toBe(1006);
  const nobody = await connect((await nowhere()).replace('http', 'ws'), watched().watcher);
  expect(nobody.wasOpened).toBe(false);
});
