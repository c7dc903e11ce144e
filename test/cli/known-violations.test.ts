import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assay, type Ended, reportIn, temporaryFolder } from './assay.ts';
import { faultyMock } from './faulty-mock.ts';

const details = '  reason: the gateway strips it\n  owner: ann\n  expires: 2199-12-31\n';
const location = `- cell: POST /lockers 201\n  check: location\n${details}`;

/** A run against a faulty mock of the parcel lockers, with a list of known violations. */
async function run(
  target: string,
  list: string,
  flags: readonly string[] = [],
): Promise<Ended & { readonly folder: string }> {
  const folder = await temporaryFolder();
  const file = join(folder, 'known.yaml');
  await writeFile(file, list);
  const where = ['--target', target, '--auth', 'mock', '--out', folder];
  return { ...(await assay(['run', 'mini', ...where, '--known-violations', file, ...flags])), folder };
}

test('known violations are shown, and do not fail a run; new ones do', async () => {
  const forgetful = await faultyMock('missing-location');
  const { code, stdout, folder } = await run(forgetful, location);
  expect(stdout).toContain('violations of 1 defect in 1 cell, all known; 13 of 14 cells are proven.\n');
  expect(stdout).toContain('POST /lockers 201, location\n');
  expect(stdout).toContain('the gateway strips it (ann, until 2199-12-31)\n');
  expect(stdout).not.toContain('Defects');
  expect(code).toBe(0);
  const { cells, known, violations } = await reportIn(folder);
  expect(cells.find(({ id }) => id === 'POST /lockers 201')?.verdict.kind).toBe('violating');
  expect(known?.map(({ standing }) => standing)).toEqual(['violates']);
  expect(violations.length).toBeGreaterThan(0);
  expect(violations.every((violation) => violation.known === 'k1')).toBe(true);

  const worse = await faultyMock('missing-location', 'missing-www-authenticate');
  const news = await run(worse, location);
  expect(news.code).toBe(1);
  expect(news.stdout).toMatch(/^Defects, most serious first:\n/m);
});

test('what no longer violates makes the list stale, and the lines to delete are printed', async () => {
  const honest = await faultyMock();
  const list = `# All that is known.\n${location}\n# Seen once.\n- scenario: valid-request › GET /lockers 200\n${details}`;
  const { code, stdout, folder } = await run(honest, list);
  const file = join(folder, 'known.yaml');
  expect(stdout).toContain(`The list of known violations is stale; delete these lines from it:
  ${file}:2-6   POST /lockers 201, location: location no longer fails
  ${file}:9-12  valid-request › GET /lockers 200: it no longer violates
`);
  expect(code).toBe(4);
  expect((await reportIn(folder)).result).toBe('conformant');
});

test('what has expired makes the list stale, though it violates', async () => {
  const forgetful = await faultyMock('missing-location');
  const { code, stdout, folder } = await run(forgetful, location.replace('2199', '2019'));
  expect(stdout).toContain(`${join(folder, 'known.yaml')}:1-5  POST /lockers 201, location: it expired`);
  expect(code).toBe(4);
});

test('what the plan does not have makes the list stale', async () => {
  const honest = await faultyMock();
  const { code, stdout } = await run(honest, `- cell: GET /cellars 200\n${details}`);
  expect(stdout).toContain('GET /cellars 200: the document has no such cell');
  expect(code).toBe(4);
});

test('a part of a run proves nothing about the list', async () => {
  const honest = await faultyMock();
  const { code, stdout } = await run(honest, location, ['--grep', 'GET /lockers 200']);
  expect(stdout).not.toContain('stale');
  expect(code).toBe(0);
});

test('--bail does not stop at what is known', async () => {
  const forgetful = await faultyMock('missing-location');
  expect((await run(forgetful, location, ['--bail'])).code).toBe(0);
  const stopped = await run(forgetful, location.replace('POST', 'GET'), ['--bail']);
  expect(stopped.stdout).toContain('The run ended early: it stops at the first violation (--bail).');
  expect(stopped.code).toBe(1);
});

test.each([
  ['- cell: a b\n', 'known.yaml:1: reason is missing; say why it is accepted'],
  ['known\n', 'known.yaml:1: a list is expected here'],
])('the list %j is bad input, before anything is sent', async (list, sentence) => {
  const { code, stdout, stderr } = await run('http://127.0.0.1:1', list);
  expect(stderr).toContain(sentence);
  expect([code, stdout]).toEqual([2, '']);
});

test('a list that is not there is bad input', async () => {
  const { code, stderr } = await assay(['run', 'mini', '--known-violations', 'nowhere.yaml']);
  expect(stderr).toBe('assay: --known-violations nowhere.yaml cannot be read; give an existing file\n');
  expect(code).toBe(2);
});
