import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assay } from '../cli/assay.ts';
import { branches } from './branches.ts';
import { notes } from './crash.ts';
import { shelves } from './failures.ts';
import { pages } from './lenient.ts';
import { logins } from './logins.ts';
import { orders } from './orders.ts';
import { projects } from './slugs.ts';
import { expectAccused, visitSmall } from './visit.ts';

test.each([
  { what: 'a crash on one input', server: notes, accused: ['answered null'] },
  { what: 'failures that the document does not list', server: shelves, accused: ['no-server-error null'] },
  {
    what: 'a login that fails for accounts that nobody has',
    server: logins,
    accused: ['no-server-error null'],
  },
  {
    what: 'a lenient server that takes pages without a title',
    server: pages,
    accused: ['status-as-aimed POST /pages 400'],
  },
  {
    what: 'names that have to be slugs',
    server: projects,
    accused: ['status-as-aimed POST /projects 201'],
  },
  {
    what: '404 for what names nothing that could be missing',
    server: orders,
    accused: ['status-as-aimed POST /orders 201'],
  },
  {
    what: '404 below a resource that is there, for what names nothing',
    server: branches,
    accused: ['status-as-aimed POST /branches/{id}/remarks 204'],
  },
])('$what: accused where it is so, and nothing of others is changed', async ({ server, accused }) => {
  await expectAccused(server(true), accused);
  await expectAccused(server(false), []);
});

test('credentials that a document shows are not taken for made-up ones', async () => {
  const { report } = await visitSmall(logins(false), { flags: ['--suite', 'made-up-credentials'] });
  const sent = report.exchanges.filter(({ step }) => step === 'aim').map(({ request }) => request.body ?? '');
  expect(sent.length).toBeGreaterThan(0);
  for (const body of sent) expect(body).not.toContain('secret-of-the-example');
});

test('a report with a request that got no answer can be read again', async () => {
  const { report, folder } = await visitSmall(notes(true));
  const silent = report.exchanges.filter(({ response }) => response.status === 0);
  expect(silent.map(({ response }) => response.failure)).toContain(
    'the connection was closed before the response',
  );
  const { code, stdout, stderr } = await assay(['report', join(folder, 'report', 'report.json')]);
  expect([stderr, code]).toEqual(['', 0]);
  expect(stdout).toContain('got no response, twice: the connection was closed before the response');
});

test('a server that does not come back after a crash is told of with what it was asked then', async () => {
  const { report, stdout } = await visitSmall(notes(true, { isFatal: true }), {
    flags: ['--concurrency', '1', '--restart-wait', '0'],
  });
  expect(report.result).toBe('inconclusive');
  expect(report.run.interrupted).toMatch(/^the target became unreachable after POST \/notes \(/);
  expect(stdout).toContain('The target became unreachable after POST /notes');
});
