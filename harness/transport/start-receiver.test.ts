import { request } from 'node:https';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Receiver } from '../model/receiver.ts';
import { deliveryText, startReceiver } from './start-receiver.ts';

let receiver: Receiver;

beforeAll(async () => {
  receiver = await startReceiver();
});

afterAll(() => receiver.close());

interface Posted {
  readonly status: number;
  readonly location: string | undefined;
  readonly text: string;
}

/** Posts, and believes nobody but the receiver's authority. */
function post(
  url: string,
  body: string | Buffer,
  { headers = {}, timeout = 5000 } = {},
  ca = receiver.authority,
): Promise<Posted> {
  return new Promise((settle, refuse) => {
    const sent = request(url, { method: 'POST', headers, ca, agent: false, timeout }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        settle({
          status: response.statusCode ?? 0,
          location: response.headers.location,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on('timeout', () => sent.destroy(new Error('nothing came')));
    sent.on('error', refuse);
    sent.end(body);
  });
}

test('an inbox keeps the very bytes, the headers and the moment of what is sent there', async () => {
  const inbox = receiver.open(() => ({ status: 204 }));
  const bytes = Buffer.from([0x7b, 0xff, 0x00, 0x7d]);
  const sent = await post(`${inbox.url}?a=1`, bytes, { headers: { 'X-Webhook-Event': 'it happened' } });
  expect(sent.status).toBe(204);
  const [delivery, ...others] = inbox.all();
  expect(others).toEqual([]);
  expect(delivery?.body.equals(bytes)).toBe(true);
  expect(delivery).toMatchObject({ method: 'POST', headers: { 'x-webhook-event': 'it happened' } });
  expect(delivery?.target).toBe(`${new URL(inbox.url).pathname}?a=1`);
  expect(Math.abs((delivery?.at ?? 0) - Date.now())).toBeLessThan(5000);
});

test('an inbox answers as it is told, delivery by delivery', async () => {
  const inbox = receiver.open(({ body }, before) =>
    before.length === 0
      ? { status: 503, body: 'not yet' }
      : { status: 307, headers: { location: '/elsewhere' }, body: body.toString() },
  );
  expect(await post(inbox.url, 'one')).toEqual({ status: 503, location: undefined, text: 'not yet' });
  expect(await post(inbox.url, 'two')).toEqual({ status: 307, location: '/elsewhere', text: 'two' });
});

test('inboxes have nothing in common, and nobody else has an address', async () => {
  const [one, other] = [receiver.open(() => ({ status: 200 })), receiver.open(() => ({ status: 200 }))];
  await post(one.url, 'for one');
  expect(one.all()).toHaveLength(1);
  expect(other.all()).toEqual([]);
  expect(await post(`${receiver.url}/nowhere`, 'for nobody')).toMatchObject({ status: 404 });
});

test('whoever waits for a delivery is told when it comes, and before it is answered', async () => {
  const seen: string[] = [];
  const inbox = receiver.open(
    () => 'hang',
    ({ body }) => seen.push(body.toString()),
  );
  const came = inbox.until((all) => all.length === 1, 5000);
  await expect(post(inbox.url, 'hello', { timeout: 100 })).rejects.toThrow('nothing came');
  expect(await came).toBe(true);
  expect(seen).toEqual(['hello']);
});

test('what is cut off is no delivery', async () => {
  const inbox = receiver.open(() => ({ status: 200 }));
  const sent = request(inbox.url, {
    method: 'POST',
    ca: receiver.authority,
    agent: false,
    headers: { 'content-length': '100' },
  });
  const failed = new Promise((settle) => sent.on('error', settle));
  sent.write('only the beginning', () => setTimeout(() => sent.destroy(), 20));
  await failed;
  expect(await inbox.until((all) => all.length > 0, 100)).toBe(false);
});

test('only those who trust its authority reach it', async () => {
  const inbox = receiver.open(() => ({ status: 200 }));
  const stranger = await startReceiver();
  await expect(post(inbox.url, 'hello', {}, stranger.authority)).rejects.toThrow(/self-signed|verify/i);
  expect(inbox.all()).toEqual([]);
  await stranger.close();
});

test('people read a delivery as it came', async () => {
  const inbox = receiver.open(() => ({ status: 200 }));
  await post(inbox.url, '{"a":1}', { headers: { 'x-webhook-event': 'a' } });
  const [delivery] = inbox.all();
  const lines = delivery ? deliveryText(delivery).split('\n') : [];
  expect(lines[0]).toBe(`POST ${new URL(inbox.url).pathname}`);
  expect(lines).toContain('x-webhook-event: a');
  expect(lines.slice(-2)).toEqual(['', '{"a":1}']);
});

test('behind an address that leads to it, it is heard by http, whatever comes before the path', async () => {
  const publicUrl = 'https://tunnel.example.com/hooks';
  const behind = await startReceiver({ port: 0, publicUrl, patience: 70_000 });
  const inbox = behind.open(() => ({ status: 202 }));
  expect(inbox.url.startsWith(`${publicUrl}/`)).toBe(true);
  expect([behind.url, inbox.patience]).toEqual([publicUrl, 70_000]);
  await behind.close();
});

test('http and https are heard at one port', async () => {
  const inbox = receiver.open(() => ({ status: 204 }));
  const plain = inbox.url.replace('https:', 'http:');
  const { pathname } = new URL(plain);
  const sent = await fetch(plain.replace(pathname, `/hooks${pathname}?a=1`), {
    method: 'POST',
    body: 'hello',
  });
  expect(sent.status).toBe(204);
  expect((await post(inbox.url, 'hello')).status).toBe(204);
  expect(inbox.all().map(({ target }) => target)).toEqual([`/hooks${pathname}?a=1`, pathname]);
});

test('a port that is taken is said', async () => {
  const port = Number(new URL(receiver.url).port);
  await expect(startReceiver({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
