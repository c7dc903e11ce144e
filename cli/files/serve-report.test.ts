import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { folderOf } from '../../contract/testing/folder-of.ts';
import { reportServer } from './serve-report.ts';

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A server of a folder with a report and something else, and a way to ask it, with paths as they are typed. */
async function served(): Promise<
  (path: string, options?: { method?: string; host?: string }) => Promise<Answer>
> {
  const root = await folderOf({
    'secret.txt': 'secret',
    'out/report.html': '<p>whole</p>',
    'out/report.json': '{}',
    'out/badge.svg': '<svg/>',
    'out/journal-1-1.jsonl': 'secret',
    'out/part/report.html': '<p>part</p>',
  });
  const server = reportServer(join(root, 'out'), ['part']);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return async (path, { method = 'GET', host = `127.0.0.1:${port}` } = {}) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers: { host }, agent: false }).end();
    const [response] = await once(sent, 'response');
    return { status: response.statusCode, headers: response.headers, body: await text(response) };
  };
}

test('the files of a report are served, the page at the root, and nothing else', async () => {
  const ask = await served();
  expect(await ask('/')).toMatchObject({ status: 200, body: '<p>whole</p>' });
  expect(await ask('/part/report.html?a=b')).toMatchObject({ status: 200, body: '<p>part</p>' });
  expect(await ask('/report.json', { method: 'HEAD' })).toMatchObject({
    status: 200,
    body: '',
    headers: { 'content-type': 'application/json', 'content-length': '2' },
  });
  const nothing = [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/part/../../secret.txt',
    '/..%2fsecret.txt',
    '//etc/passwd',
    '/journal-1-1.jsonl',
    '/report.html/',
    '/part/',
    '/junit.xml',
    '/%00',
  ];
  for (const path of nothing) expect([path, (await ask(path)).status]).toEqual([path, 404]);
});

test('every response is safe to look at', async () => {
  const ask = await served();
  for (const path of ['/', '/badge.svg', '/nowhere'])
    expect((await ask(path)).headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  expect((await ask('/')).headers['content-security-policy']).toBe("frame-ancestors 'none'");
  expect((await ask('/badge.svg')).headers['content-security-policy']).toContain('sandbox');
});

test('nothing is changed, and nothing is told to another name for this machine', async () => {
  const ask = await served();
  expect(await ask('/', { method: 'POST' })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  expect(await ask('/', { host: 'rebound.example.com' })).toMatchObject({ status: 421 });
  expect(await ask('/', { host: 'localhost:1' })).toMatchObject({ status: 200 });
});
