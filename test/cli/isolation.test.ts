import { join } from 'node:path';
import { expect, test } from 'vitest';
import { threatModel } from '../../fixtures/tmi/threat-model.ts';
import { testProvider } from '../../harness/personas/auth/test-provider.ts';
import type { Report } from '../../harness/report/report.ts';
import { accounts } from '../../suites/tmi/accounts.ts';
import { everyone } from '../../suites/tmi/steps/threat-models.ts';
import { assay, reportIn, temporaryFolder } from './assay.ts';
import { mock, reference } from './long-running.ts';

/** Verdicts of cells and endings of scenarios, without what differs in every run. */
function outcomes({ cells, scenarios }: Report): unknown {
  return {
    cells: cells.map(({ id, verdict, evidence }) => [id, verdict, evidence]),
    scenarios: scenarios.map(({ id, outcome }) => `${id}: ${outcome}`).sort(),
  };
}

test('two runs at once against one server do not disturb each other', { timeout: 90_000 }, async () => {
  const url = await mock('tmi');
  const folder = await temporaryFolder();
  const folders = ['one', 'other', 'alone'].map((name) => join(folder, name));
  const [one = '', other = '', alone = ''] = folders;
  const suites = ['lifecycle', 'authorization', 'deleted-resource', 'valid-request'];
  const run = (out: string) =>
    assay([
      ...['run', 'tmi', '--target', url, '--auth', 'mock', '--out', out],
      ...suites.flatMap((suite) => ['--suite', suite]),
    ]);
  const together = await Promise.all([run(one), run(other)]);
  expect(together.map(({ code, stderr }) => [code, stderr.includes('did not clean up')])).toEqual([
    [0, false],
    [0, false],
  ]);
  expect((await run(alone)).code).toBe(0);
  const reports = await Promise.all(folders.map(reportIn));
  const [first, second, last] = reports.map(outcomes);
  expect(first).toEqual(last);
  expect(second).toEqual(last);
  for (const { cleanUp, result, run: told } of reports) {
    expect([result, told.interrupted, cleanUp.left]).toEqual(['conformant', null, []]);
    expect(cleanUp.created).toBeGreaterThan(300);
  }
});

test('what others share with everyone is nothing to a run', async () => {
  const folder = await temporaryFolder();
  const url = await reference(`sqlite:${join(folder, 'tmi.db')}`);
  const somebody = testProvider({ url, timeout: 5000, accounts, administrator: 'admin' });
  const credentials = await somebody.credentials('owner', [{ kind: 'bearer', name: 'bearer' }]);
  for (let number = 0; number < 25; number++) {
    const { status } = await fetch(`${url}/threat_models`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...credentials?.headers },
      body: JSON.stringify(threatModel(number, 'Gamma shop, bank and all', [everyone])),
    });
    expect(status).toBe(201);
  }
  const suites = ['lifecycle', 'user-deletion', 'authorization', 'server-errors'];
  const flags = ['run', 'tmi', '--target', url, '--auth', 'test-provider', '--out', join(folder, 'out')];
  const { code, stdout } = await assay([...flags, ...suites.flatMap((suite) => ['--suite', suite])]);
  expect([code, stdout]).toEqual([0, expect.stringContaining('No violation')]);
  await somebody.close();
});

test('two runs at once with one folder leave each other alone', async () => {
  const url = await mock('tmi');
  const out = await temporaryFolder();
  const flags = ['run', 'tmi', '--target', url, '--auth', 'mock', '--out', out, '--suite', 'lifecycle'];
  const together = await Promise.all([assay(flags), assay(flags)]);
  for (const { code, stderr } of together)
    expect([code, stderr.includes('did not clean up')]).toEqual([0, false]);
});
