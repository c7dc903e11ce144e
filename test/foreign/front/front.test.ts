import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { askServer } from './ask-server.ts';
import { openFront } from './front.ts';
import { isAt } from './place.ts';
import { type Layer, throughAll } from './translation.ts';

/** A server that says what it was asked, behind a front with these layers. */
async function echoBehind(...layers: readonly Layer[]): Promise<string> {
  const server = createServer(async (asked, answer) => {
    const body = await buffer(asked);
    answer.writeHead(200, [
      ...['content-type', 'application/octet-stream', 'set-cookie', 'a=1', 'set-cookie', 'b=2'],
      ...['x-line', `${asked.method} ${asked.url}`, 'x-length', String(asked.headers['content-length'])],
      ...[
        'x-names',
        asked.rawHeaders
          .filter((_, index) => index % 2 === 0)
          .join(' ')
          .toLowerCase(),
      ],
    ]);
    answer.end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { ask, close } = askServer(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const front = await openFront(0);
  front.answerWith(throughAll(layers, ask));
  onTestFinished(async () => {
    await front.close();
    close();
    server.close();
  });
  return front.url;
}

async function send(
  url: string,
  method: string,
  path: string,
  body?: Buffer,
  headers: readonly string[] = [],
) {
  const outgoing = request(new URL(url), { method, path, headers: ['host', new URL(url).host, ...headers] });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) };
}

test('what is asked and answered passes as it is: bytes, repeated headers, odd paths', async () => {
  const url = await echoBehind();
  const bytes = Buffer.from([0xff, 0x00, 0xc3, 0x28, 0x0a]);
  const sent = ['content-length', '5', 'x-twice', 'one', 'x-twice', 'two'];
  const { status, headers, body } = await send(url, 'POST', '/a%2Fb/%zz?x=%20+&x=', bytes, sent);
  expect([status, body]).toEqual([200, bytes]);
  expect(headers).toMatchObject({
    'x-line': 'POST /a%2Fb/%zz?x=%20+&x=',
    'x-length': '5',
    'set-cookie': ['a=1', 'b=2'],
  });
  expect(headers['x-names']).toContain('x-twice x-twice');
});

test('no body is no body, and an empty one is one', async () => {
  const url = await echoBehind();
  expect((await send(url, 'DELETE', '/')).headers['x-length']).toBe('undefined');
  expect((await send(url, 'POST', '/', undefined, ['content-length', '0'])).headers['x-length']).toBe('0');
  const head = await send(url, 'HEAD', '/');
  expect([head.status, head.body.length]).toEqual([200, 0]);
});

test('the outermost layer sees first what is asked, and last what is answered', async () => {
  const seen: string[] = [];
  const noting =
    (name: string): Layer =>
    async (asked, next) => {
      seen.push(`${name} in`);
      const answered = await next(asked);
      seen.push(`${name} out`);
      return answered;
    };
  await send(await echoBehind(noting('outer'), noting('inner')), 'GET', '/');
  expect(seen).toEqual(['outer in', 'inner in', 'inner out', 'outer out']);
});

test('a layer that fails is told from a server that does', async () => {
  const url = await echoBehind(() => Promise.reject(new Error('no idea')));
  const { status, body } = await send(url, 'GET', '/');
  expect([status, body.toString()]).toEqual([502, expect.stringContaining('no idea')]);
});

test.each([
  ['GET /a/{}', 'GET', '/a/1', true],
  ['GET /a/{}', 'POST', '/a/1', false],
  ['GET|POST /a/{}', 'POST', '/a/1', true],
  ['* /a/{}', 'DELETE', '/a/1', true],
  ['GET /a/{}', 'GET', '/a/1/b', false],
  ['GET /a/{}', 'GET', '/a/bulk', false],
  ['GET /a/{}/**', 'GET', '/a/1/b/c', true],
  ['GET /a/{}**', 'GET', '/a/1', true],
  ['GET /.well-known/**', 'GET', '/xwell-known/jwks.json', false],
])('%s means %s %s: %s', (place, method, path, meant) => {
  expect(isAt(place, { method, path, query: '', headers: [], body: Buffer.alloc(0) })).toBe(meant);
});
