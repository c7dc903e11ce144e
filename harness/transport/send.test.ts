import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import type { SentRequest } from '../model/exchange.ts';
import { nowhere, serve, serveRaw } from '../testing/servers.ts';
import { createSender } from './send.ts';
import { UnreachableError } from './unreachable-error.ts';

function senderTo(url: string, timeout = 2000) {
  const sender = createSender(url, { timeout });
  onTestFinished(() => sender.close());
  return sender;
}

const request = (parts: Partial<SentRequest> = {}): SentRequest => ({
  method: 'GET',
  target: '/books',
  headers: {},
  body: undefined,
  ...parts,
});

async function failure(url: string, timeout?: number): Promise<unknown> {
  return senderTo(url, timeout)
    .send(request())
    .catch((error) => error);
}

test.each(['GET', 'PUT', 'POST', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'QUERY', 'COPY'])(
  '%s goes over the wire with target and headers as they are',
  async (method) => {
    const url = await serve((seen, response) => {
      response.setHeader('x-seen', `${seen.method} ${seen.url} ${seen.headers['x-mark']}`);
      response.end();
    });
    const sent = request({ method, target: '/books/%2F?genre=%zz', headers: { 'x-mark': 'm' } });
    const { headers } = await senderTo(url).send(sent);
    expect(headers['x-seen']).toBe(`${method} /books/%2F?genre=%zz m`);
  },
);

test('no header is sent that is not in the record, but for those of the connection', async () => {
  const url = await serve((seen, response) => void response.end(JSON.stringify(Object.keys(seen.headers))));
  const { body } = await senderTo(url).send(request({ headers: { 'x-mark': 'm' } }));
  expect(JSON.parse(body)).toEqual(['x-mark', 'host', 'connection']);
  const asked = await senderTo(url).send(request({ headers: { 'Accept-Encoding': 'gzip' } }));
  expect(JSON.parse(asked.body)).toContain('accept-encoding');
});

test('a body is sent byte for byte, whatever its media type says', async () => {
  const url = await serve(async (seen, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of seen) chunks.push(chunk);
    response.end(
      `${seen.headers['content-type']} ${seen.headers['content-length']} ${Buffer.concat(chunks)}`,
    );
  });
  const body = '{"title": "cut o\u00e9';
  const headers = { 'content-type': 'application/json' };
  const { body: seen } = await senderTo(url).send(request({ method: 'POST', headers, body }));
  expect(seen).toBe(`application/json 18 ${body}`);
});

test.each(['GET', 'DELETE', 'PATCH'])('the length of a body is said with %s, too', async (method) => {
  const url = await serve((seen, response) => {
    seen.resume();
    response.end(`${seen.headers['content-length']} ${seen.headers['transfer-encoding']}`);
  });
  const headers = { 'content-type': 'text/plain' };
  expect((await senderTo(url).send(request({ method, headers, body: '\u00e9' }))).body).toBe('2 undefined');
});

test('what a request line cannot have is written as URLs write it, and dots stay', async () => {
  const url = await serve((seen, response) => void response.end(seen.url));
  const sent = request({ target: '/a b/../\u00e9\ud800"{c}?d=[e]|' });
  expect((await senderTo(`${url}/base/`).send(sent)).body).toBe(
    '/base/a%20b/../%C3%A9%EF%BF%BD%22%7Bc%7D?d=[e]|',
  );
});

const text = 'a text that is long enough '.repeat(20);

test.each([
  ['gzip', gzipSync(text)],
  ['deflate', deflateSync(text)],
  ['br', brotliCompressSync(text)],
])('content in %s is read, whole or cut off', async (coding, bytes) => {
  const url = await serve((seen, response) => {
    response.setHeader('content-encoding', coding);
    response.end(seen.url === '/cut' ? bytes.subarray(0, -4) : bytes);
  });
  const sender = senderTo(url);
  expect((await sender.send(request())).body).toBe(text);
  const { status, body } = await sender.send(request({ target: '/cut' }));
  expect([status, text.startsWith(body)]).toEqual([200, true]);
});

test('of a coding that is not what it says, or that nobody knows', async () => {
  const url = await serve((seen, response) => {
    response.setHeader('content-encoding', seen.url === '/books' ? 'gzip' : 'zstd');
    response.end('plain');
  });
  const sender = senderTo(url);
  await expect(sender.send(request())).rejects.toThrow('GET /books got no response: incorrect header check');
  expect((await sender.send(request({ target: '/zstd' }))).body).toBe('plain');
});

test.each([200, 302, 404, 429, 500, 503])(
  '%i is handed back as it is, not followed and not thrown',
  async (status) => {
    const url = await serve((seen, response) => {
      response.writeHead(status, { location: '/elsewhere', 'content-type': 'text/plain' });
      response.end(`answer to ${seen.url}`);
    });
    const answer = await senderTo(url).send(request());
    expect(answer).toMatchObject({ status, body: 'answer to /books' });
    expect(answer.headers.location).toBe('/elsewhere');
  },
);

test.each(['application/json', 'text/html', 'application/x-www-form-urlencoded', 'image/png', 'nonsense'])(
  'a body of %s is kept as text',
  async (type) => {
    const url = await serve((_, response) => {
      response.setHeader('content-type', type);
      response.end('{"not": really json');
    });
    expect((await senderTo(url).send(request())).body).toBe('{"not": really json');
  },
);

test('repeated headers are joined, and names are in lower case', async () => {
  const url = await serve((_, response) => {
    response.setHeader('Set-Cookie', ['a=1', 'b=2']);
    response.setHeader('X-Mark', 'm');
    response.end();
  });
  const { headers } = await senderTo(url).send(request());
  expect([headers['set-cookie'], headers['x-mark']]).toEqual(['a=1, b=2', 'm']);
});

test('connections are kept alive', async () => {
  const ports = new Set<number | undefined>();
  const url = await serve((seen, response) => {
    ports.add(seen.socket.remotePort);
    response.end();
  });
  const sender = senderTo(url);
  for (let round = 0; round < 3; round++) await sender.send(request());
  expect(ports.size).toBe(1);
});

test.each([
  { how: 'after Connection: close', head: 'Connection: close\r\n' },
  { how: 'on a connection that stays open', head: '' },
])('content where there is none is content, and no failure: $how', async ({ head }) => {
  const url = await serveRaw((socket) => {
    socket.write(`HTTP/1.1 204 No Content\r\n${head}Content-Length: 14\r\nX-Mark: m\r\n\r\n{"gone": true}`);
  });
  const { status, headers, body } = await senderTo(url).send(request({ method: 'DELETE' }));
  expect([status, headers['x-mark'], body]).toEqual([204, 'm', '{"gone": true}']);
});

test('nobody listens', async () => {
  const error = await failure(await nowhere());
  expect(error).toBeInstanceOf(UnreachableError);
  expect(error).toHaveProperty('message', 'GET /books got no response: the connection was refused');
});

/** Closes every connection at the second request on it, and says nothing. */
async function closingServer(): Promise<{ readonly url: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const used = new WeakSet<object>();
  const url = await serveRaw((socket, text) => {
    asked.push(text.split(' ', 1)[0] ?? '');
    if (used.has(socket)) socket.destroy();
    else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    used.add(socket);
  });
  return { url, asked };
}

test('what a server closed an old connection for is sent on a new one, if it may be done twice', async () => {
  const { url, asked } = await closingServer();
  const { send } = senderTo(url);
  await send(request());
  expect(await send(request({ method: 'DELETE' }))).toMatchObject({ status: 200, body: 'ok' });
  expect(asked).toEqual(['GET', 'DELETE', 'DELETE']);
});

test('what may not be done twice is not sent again on a new connection', async () => {
  const { url, asked } = await closingServer();
  const { send } = senderTo(url);
  await send(request());
  await expect(send(request({ method: 'POST' }))).rejects.toThrow(
    'the connection was closed before the response',
  );
  expect(asked).toEqual(['GET', 'POST']);
});

test('what may not be done twice goes over a new connection once one was closed without a word', async () => {
  const { url } = await closingServer();
  const { send } = senderTo(url);
  const outcomes: string[] = [];
  for (let count = 0; count < 6; count++)
    outcomes.push(
      await send(request({ method: 'POST' })).then(
        ({ body }) => body,
        () => 'failed',
      ),
    );
  expect(outcomes).toEqual(['ok', 'failed', 'ok', 'ok', 'ok', 'ok']);
});

test('the server hangs up', async () => {
  const url = await serveRaw((socket) => socket.destroy());
  expect(await failure(url)).toHaveProperty(
    'message',
    'GET /books got no response: the connection was closed before the response',
  );
});

test('the server hangs up in the middle of its answer', async () => {
  const url = await serveRaw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"items"', () => socket.destroy());
  });
  const error = await failure(url);
  expect(error).toBeInstanceOf(UnreachableError);
  expect(error).toHaveProperty(
    'message',
    'GET /books got no response: the connection was closed before the response',
  );
});

test('the server takes too long', async () => {
  const url = await serve(() => undefined);
  expect(await failure(url, 150)).toHaveProperty(
    'message',
    'GET /books got no response: timeout after 0.15 s',
  );
});

test('the server begins, and takes too long to end', async () => {
  const url = await serve((_, response) => {
    response.write('[');
  });
  expect(await failure(url, 150)).toHaveProperty(
    'message',
    'GET /books got no response: timeout after 0.15 s',
  );
});

test('what answers does not speak HTTP', async () => {
  const url = await serveRaw((socket) => socket.write('220 mail.example.org ESMTP\r\n'));
  expect(await failure(url)).toHaveProperty(
    'message',
    'GET /books got no response: the response is not HTTP',
  );
});

test('an answer whose chunks are broken is no answer', async () => {
  const url = await serveRaw((socket) =>
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno size\r\n'),
  );
  expect(await failure(url)).toHaveProperty(
    'message',
    'GET /books got no response: the response is not HTTP',
  );
});

test('the host is not known', async () => {
  expect(await failure('http://no-such-host.invalid')).toHaveProperty(
    'message',
    'GET /books got no response: the host name is not known',
  );
});
