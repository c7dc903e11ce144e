import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assay } from '../cli/assay.ts';
import { notes } from './crash.ts';
import { shelves } from './failures.ts';
import { pages } from './lenient.ts';
import { logins } from './logins.ts';
import { accusations, runSmall } from './run-small.ts';
import { projects } from './slugs.ts';

/** Of a run in a process of its own. */
const timeout = 60_000;

test.each([
  { what: 'a crash on one input', server: notes, accused: ['answered null'] },
  { what: 'failures that the document does not list', server: shelves, accused: ['no-server-error null'] },
  {
    what: 'a login that fails for accounts that nobody has',
    server: logins,
    accused: ['no-server-error null'],
  },
  {
    what: 'names that have to be slugs',
    server: projects,
    accused: ['status-as-aimed POST /projects 201'],
  },
])(
  '$what: accused where it is so, and nothing of others is changed',
  { timeout },
  async ({ server, accused }) => {
    const broken = server(true);
    const before = broken.state();
    expect(accusations((await runSmall(broken)).report)).toEqual(accused);
    expect(broken.state()).toBe(before);
    const right = server(false);
    expect(accusations((await runSmall(right)).report)).toEqual([]);
    expect(right.state()).toBe(before);
  },
);

test('credentials that a document shows are not taken for made-up ones', { timeout }, async () => {
  const { report } = await runSmall(logins(false), ['--suite', 'made-up-credentials']);
  const sent = report.exchanges.filter(({ step }) => step === 'aim').map(({ request }) => request.body ?? '');
  expect(sent.length).toBeGreaterThan(0);
  for (const body of sent) expect(body).not.toContain('secret-of-the-example');
});

test('a report with a request that got no answer can be read again', { timeout }, async () => {
  const { report, folder } = await runSmall(notes(true));
  const silent = report.exchanges.filter(({ response }) => response.status === 0);
  expect(silent.map(({ response }) => response.failure)).toContain(
    'the connection was closed before the answer',
  );
  const { code, stdout, stderr } = await assay(['report', join(folder, 'report', 'report.json')]);
  expect([stderr, code]).toEqual(['', 0]);
  expect(stdout).toContain('got no response, twice: the connection was closed before the answer');
});

test('what others were accused of falsely accuses nobody here', { timeout }, async () => {
  const server = pages();
  const before = server.state();
  const { report } = await runSmall(server);
  expect(accusations(report)).toEqual([]);
  expect(server.state()).toBe(before);
});
