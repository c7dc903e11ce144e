import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Receiver, startReceiver } from '../testing/receiver.ts';
import { addressRule } from './addresses.ts';
import { type Network, type Post, post, trusting } from './post.ts';

let receiver: Receiver;
let network: Network;

beforeAll(async () => {
  receiver = await startReceiver();
  network = {
    rule: addressRule('127.0.0.1'),
    secureContext: trusting(await readFile(receiver.caFile, 'utf8')),
  };
});

afterAll(() => receiver.close());

function letter(more: Partial<Post> = {}): Post {
  const body = Buffer.from('{"text":"Grüße"}');
  const usual = { url: `${receiver.url}/hook?key=1`, headers: { 'x-own': 'yes' }, body };
  return { ...usual, timeoutMs: 5000, answerBytes: 100, ...more };
}

test('the bytes, the headers and the path arrive, and the beginning of the answer comes back', async () => {
  receiver.reply = () => ({ status: 418, body: `a\0b${'x'.repeat(500)}` });
  const { status, text } = await post(letter(), network);
  expect(status).toBe(418);
  expect(text).toBe(`a�b${'x'.repeat(97)}`);
  const arrival = receiver.arrivals.at(-1);
  expect(arrival?.bytes.toString()).toBe('{"text":"Grüße"}');
  expect(arrival).toMatchObject({ path: '/hook?key=1', headers: { 'x-own': 'yes' } });
});

test('a redirect is not followed', async () => {
  receiver.reply = () => ({ status: 307, headers: { location: `${receiver.url}/elsewhere` } });
  expect(await post(letter(), network)).toMatchObject({ status: 307 });
  expect(receiver.arrivals.at(-1)?.path).toBe('/hook?key=1');
});

describe('nothing is sent', () => {
  test.each([
    { where: 'to an address that is not allowed', host: '127.0.0.1' },
    // Looked up when the connection is made, as the name of an attacker would be.
    { where: 'to a name that leads to an address that is not allowed', host: 'localhost' },
  ])('$where', async ({ host }) => {
    const before = receiver.arrivals.length;
    const url = receiver.url.replace('127.0.0.1', host);
    await expect(post(letter({ url }), { ...network, rule: addressRule('') })).rejects.toMatchObject({
      name: 'UnreachableReceiver',
      message: 'The receiver has an address that webhooks may not lead to',
    });
    expect(receiver.arrivals).toHaveLength(before);
  });

  test('where the authority of the certificate is not known', async () => {
    const before = receiver.arrivals.length;
    await expect(post(letter(), { ...network, secureContext: undefined })).rejects.toMatchObject({
      name: 'UnreachableReceiver',
      message: 'The receiver cannot be reached: DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    expect(receiver.arrivals).toHaveLength(before);
  });
});

test('a name is looked up once, and what is connected to is what was looked at', async () => {
  receiver.reply = () => undefined;
  const seen: string[] = [];
  const rule = (address: string) => seen.push(address) > 0;
  const url = receiver.url.replace('127.0.0.1', 'localhost');
  expect(await post(letter({ url }), { ...network, rule })).toEqual({ status: 204, text: '' });
  expect(seen).toContain('127.0.0.1');
  expect(new Set(seen).size).toBe(seen.length);
});

test('a receiver that takes too long is given up', async () => {
  receiver.reply = () => new Promise(() => {});
  await expect(post(letter({ timeoutMs: 100 }), network)).rejects.toMatchObject({
    name: 'UnreachableReceiver',
    message: 'The receiver cannot be reached: it took too long',
  });
  receiver.reply = () => undefined;
});

test('where nobody listens, the answer says so, and does not say where', async () => {
  await expect(post(letter({ url: 'https://127.0.0.1:1/' }), network)).rejects.toMatchObject({
    message: 'The receiver cannot be reached: ECONNREFUSED',
  });
});
