import { readdir } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { assay, reportIn, temporaryFolder } from '../cli/assay.ts';
import { september2025 } from '../foreign/stand-ins/september-2025.ts';
import { startStandIn } from '../foreign/start-stand-in.ts';

/** Which cells and suites there are is known when the version is. */

let url: string;

beforeAll(async () => {
  const started = await startStandIn(september2025, { planted: false });
  url = started.url;
  return started.close;
});

async function run(...flags: readonly string[]) {
  const out = await temporaryFolder();
  const ended = await assay(['run', '--target', url, '--auth', 'test-provider', ...flags, '--out', out]);
  return { ...ended, out };
}

test.each([
  [['--cell', 'GET /nowhere 200'], 'assay: --cell "GET /nowhere 200" is not in the document; did you mean '],
  [
    ['--suite', 'webhooks'],
    'assay: no scenario of --suite webhooks can run on this target: this version has no webhooks\n',
  ],
])('%j is bad input, and whoever logged in to find that out is named', async (flags, sentence) => {
  const { code, stdout, stderr, out } = await run(...flags);
  expect(stderr).toContain(sentence);
  expect(stderr).toContain(
    'Left behind on the target: 1 account remains: this server has no operation to delete an account.\n',
  );
  expect(stderr).not.toContain('    at ');
  expect([code, stdout, await readdir(out)]).toEqual([2, '', []]);
});

test('of several suites, those that the version has are run, and the others say why not', async () => {
  const { code, stdout, out } = await run('--suite', 'webhooks', '--suite', 'addons', '--suite', 'auth');
  const { scenarios } = await reportIn(out);
  const outcomes = (name: string) =>
    new Set(scenarios.flatMap(({ suite, outcome }) => (suite === name ? outcome : [])));
  expect(outcomes('webhooks')).toEqual(new Set(['not-exercised']));
  expect(outcomes('auth')).toContain('passed');
  expect(stdout).toMatch(/ left; \d+ accounts remain\n/);
  expect(stdout).not.toContain('assay clean');
  expect(code).toBe(0);
});
