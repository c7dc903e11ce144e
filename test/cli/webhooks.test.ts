import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Certificate, loopbackCertificate } from '../../harness/transport/certificate.ts';
import { assay, reportIn, temporaryFolder } from './assay.ts';
import { reference, referenceWith } from './long-running.ts';
import { nowhere, serve } from './servers.ts';

const patience = 180_000;

/** What stands between a target and this machine: public https on one side, plain http to a port on the other. */
async function tunnelTo(port: number, { certificate, key }: Certificate): Promise<string> {
  const server = createServer({ cert: certificate, key }, (incoming, outgoing) => {
    const path = incoming.url?.replace(/^\/tunnel/, '');
    const { method, headers } = incoming;
    const onward = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}/tunnel`;
}

/** A TMI that may send webhooks to the loopback interface, and tries again soon. */
async function hurried(certificate: Certificate): Promise<string> {
  const file = join(await temporaryFolder(), 'authority.pem');
  await writeFile(file, certificate.certificate);
  return referenceWith({
    WEBHOOK_ALLOWED_ADDRESSES: '127.0.0.1',
    WEBHOOK_CA_FILE: file,
    WEBHOOK_POLL_MS: '50',
    WEBHOOK_TIMEOUT_MS: '1500',
    WEBHOOK_RETRY_SECONDS: '0.3,0.3',
    WEBHOOK_FAILURE_LIMIT: '3',
    WEBHOOK_FAILURE_DAYS: '0',
  });
}

test('webhooks of an instance are heard through a tunnel', { timeout: patience }, async () => {
  const certificate = await loopbackCertificate();
  const url = await hurried(certificate);
  const port = Number(new URL(await nowhere()).port);
  const folder = await temporaryFolder();
  const here = {
    url,
    auth: { kind: 'test-provider' },
    webhookUrl: await tunnelTo(port, certificate),
    webhookListen: String(port),
    abilities: ['retry-soon'],
  };
  await writeFile(
    join(folder, 'assay.config.json'),
    JSON.stringify({ targets: { here }, tolerances: { webhookSeconds: 20 } }),
  );
  const { code, stdout } = await assay(['run', 'tmi', '--target', 'here', '--suite', 'webhooks'], {
    cwd: folder,
  });
  const report = await reportIn(join(folder, 'conformance-report/part'));
  expect(report.violations.filter(({ level }) => level === 'MUST')).toEqual([]);
  const heard = report.scenarios.filter(
    ({ suite, sightings }) => suite === 'webhooks' && sightings.length > 0,
  );
  expect(heard.length).toBeGreaterThan(15);
  expect(heard.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  expect(report.cleanUp.left).toEqual([]);
  expect(stdout).toContain('No violation');
  expect(code).toBe(0);
});

test('without an address for webhooks, their stories are left out and say so', {
  timeout: patience,
}, async () => {
  const target = await reference('sqlite::memory:');
  const out = await temporaryFolder();
  await assay([
    'run',
    'tmi',
    '--target',
    target,
    '--auth',
    'test-provider',
    '--out',
    out,
    '--suite',
    'webhooks',
  ]);
  const { scenarios } = await reportIn(out);
  const story = scenarios.find(({ title }) => title.startsWith('A receiver that sends its challenge back'));
  expect([story?.outcome, story?.reason]).toEqual([
    'not-exercised',
    'it needs a server that sends webhooks to this run: an instance with --webhook-url',
  ]);
});

test.each([
  [
    ['--webhook-url', 'https://me:secret@a.example'],
    'cannot be used; give an address that starts with https://',
  ],
  [['--webhook-url', 'a.example'], '--webhook-url cannot be used'],
  [
    ['--webhook-listen', '4011'],
    '--webhook-listen needs --webhook-url, the public address that leads to it; give both',
  ],
  [
    ['--webhook-url', 'https://a.example', '--webhook-listen', 'here'],
    '--webhook-listen here cannot be used',
  ],
  [
    ['--webhook-url', 'https://a.example', '--webhook-listen', '65536'],
    '--webhook-listen 65536 cannot be used',
  ],
])('%s is bad input', async (flags, sentence) => {
  const { code, stderr } = await assay(['run', 'mini', '--target', 'http://127.0.0.1:1', ...flags]);
  expect(stderr).toContain(sentence);
  expect(stderr).not.toContain('secret');
  expect(code).toBe(2);
});

test('a port that something else listens at is bad set-up', async () => {
  const target = await serve((_, response) => {
    response.end();
  });
  const { port } = new URL(target);
  const flags = ['--webhook-url', 'https://a.example', '--webhook-listen', port];
  const { code, stderr } = await assay(['run', 'mini', '--target', target, ...flags]);
  expect(stderr).toContain(
    `cannot listen for webhooks at 127.0.0.1:${port}: the port is in use; give another --webhook-listen`,
  );
  expect(code).toBe(2);
});
