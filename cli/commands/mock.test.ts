import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';

/** Runs `assay mock` with some flags until the test ends. */
function assayMock(...flags: string[]): ChildProcessByStdio<null, Readable, Readable> {
  const child = spawn(process.execPath, ['cli/main.ts', 'mock', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

/**
 * What it has printed as soon as that matches. Output comes in pieces, and goes on to be read: whoever stops reading ends a
 * process that still prints. Throws where it ends before that.
 */
async function untilSaid(child: ReturnType<typeof assayMock>, wanted: RegExp): Promise<string> {
  let said = '';
  return new Promise((found, failed) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      if (wanted.test(said)) found(said);
    });
    let wrong = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      wrong += chunk;
    });
    child.once('close', (code) => failed(new Error(`it ended with ${code}: ${said}${wrong}`)));
  });
}

const credentials = { authorization: 'Bearer alice:owner' };

test('says where it is and how to ask it, answers, and ends when it is interrupted', async () => {
  const child = assayMock('mini', '--port', '0');
  const output = await untilSaid(child, /Try: .*\n/);
  const [line, hint] = output.split('\n');
  expect(line).toMatch(/^Mock of .+ \(3 operations\) at http:\/\/127\.0\.0\.1:\d+; Ctrl-C stops it\.$/);
  const [, header = '', url = ''] = /^Try: curl -H '([^']+)' (\S+)$/.exec(hint ?? '') ?? [];
  const [name = '', value = ''] = header.split(': ');
  expect((await fetch(url, { headers: { [name]: value } })).status).toBe(200);
  const exit = once(child, 'exit');
  child.kill('SIGINT');
  expect(await exit).toEqual([0, null]);
});

test('serves the bundled TMI document, with and without memory, simulating faults', async () => {
  const child = assayMock(
    'tmi',
    '--port',
    '0',
    '--stateless',
    '--fault',
    'missing-www-authenticate',
    'ignores-roles',
  );
  const output = await untilSaid(child, /Try: .*\n/);
  expect(output).toContain('simulating missing-www-authenticate, ignores-roles');
  const url = /http:\S+?(?=,)/.exec(output)?.[0];
  const unknown = '0195b1a0-0000-7000-8000-00000000ffff';
  expect((await fetch(`${url}/threat_models/${unknown}`, { headers: credentials })).status).toBe(200);
  const refused = await fetch(`${url}/threat_models`);
  expect([refused.status, refused.headers.has('www-authenticate')]).toEqual([401, false]);
});

test('--record-requests tells what was received, with secrets redacted', async () => {
  const child = assayMock('mini', '--port', '0', '--record-requests');
  const output = await untilSaid(child, /What it receives: .*\n/);
  const [, url = ''] = /What it receives: (\S+)\n/.exec(output) ?? [];
  await fetch(new URL('/lockers?access_token=abc', url));
  expect(await (await fetch(url)).json()).toMatchObject({
    received: 1,
    requests: [
      { target: '/lockers?access_token=‹redacted›', operation: 'GET /lockers', valid: false, status: 401 },
    ],
  });
});

test('a recording never takes the path of an operation', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'api.json');
  const parameter = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } });
  const get = {
    parameters: [parameter('owner'), parameter('repository')],
    responses: { 200: { description: 'fine' } },
  };
  const info = { title: 'Repositories', version: '1' };
  await writeFile(
    file,
    JSON.stringify({ openapi: '3.1.0', info, paths: { '/{owner}/{repository}': { get } } }),
  );
  const child = assayMock(file, '--port', '0', '--record-requests');
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(said).toBe(
    'assay: a recording needs the path /__assay/requests, which leads to GET /{owner}/{repository} of the document; start the mock without recording, or with --base-path if the servers of the document have one\n',
  );
  expect(code).toBe(2);
});

test('serves with Prism', async () => {
  const port = await freePort();
  const child = assayMock('mini', '--engine', 'prism', '--port', String(port));
  await untilSaid(child, /Prism is listening/);
  expect((await fetch(`http://127.0.0.1:${port}/lockers`)).status).toBe(401);
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
});

test.each([
  [['--port', 'http'], '--port http cannot be used; give a whole number from 0 to 65535'],
  [['--port', '65536'], '--port 65536 cannot be used; give a whole number from 0 to 65535'],
  [['--engine', 'mockoon'], '--engine mockoon is not known; use assay or prism'],
  [
    ['--engine', 'prism', '--record-requests'],
    '--record-requests is for the engine assay; leave it out for prism',
  ],
  [['--fault', 'slow'], '--fault slow is not known; there are wrong-status, '],
  [['nowhere.yaml'], 'there is no such file'],
])('%s is bad input', async (flags, sentence) => {
  const child = assayMock(...flags);
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(said).toContain(sentence);
  expect(code).toBe(2);
});

test('a port that is in use is bad input', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  onTestFinished(() => {
    taken.close();
  });
  const address = taken.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const child = assayMock('mini', '--port', String(port));
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(said).toBe(`assay: port ${port} is in use; give another one with --port, or 0 for any\n`);
  expect(code).toBe(2);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
