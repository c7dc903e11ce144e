import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { applyPatch } from 'diff';
import { expect, test } from 'vitest';
import { assay, temporaryFolder } from './assay.ts';
import { faultyMock } from './faulty-mock.ts';

test('a list is proposed, written, filled in, and then accepted by a run', async () => {
  const folder = await temporaryFolder();
  const list = join(folder, 'known.yaml');
  const run = [
    'run',
    'mini',
    '--auth',
    'mock',
    '--target',
    await faultyMock('missing-location'),
    '--out',
    folder,
  ];
  const update = ['baseline', 'update', '--report', join(folder, 'report.json'), '--known-violations', list];
  expect((await assay(run)).code).toBe(1);

  const proposed = await assay(update);
  expect(proposed.stdout).toContain(`--- ${list}\n+++ ${list}\n@@ -0,0 +1,9 @@\n`);
  expect(proposed.stdout).toContain(
    '\n+- cell: POST /lockers 201\n+  check: location\n+  reason:\n+  owner:\n',
  );
  expect(proposed.stdout).toContain(
    '1 entry added. Nothing is written; use --write to write the list; fill in reason',
  );
  expect([proposed.code, existsSync(list)]).toEqual([0, false]);

  expect((await assay([...update, '--write'])).stdout).toContain(
    `1 entry added. ${list} is written; fill in reason`,
  );
  const empty = await assay([...run, '--known-violations', list]);
  expect(empty.stderr).toBe(`assay: ${list}:4: reason is empty; say why it is accepted\n`);
  expect(empty.code).toBe(2);

  const draft = await readFile(list, 'utf8');
  await writeFile(list, draft.replace('reason:', 'reason: the gateway').replace('owner:', 'owner: ann'));
  expect((await assay([...run, '--known-violations', list])).code).toBe(0);
  expect(await assay(update)).toMatchObject({
    code: 0,
    stdout: `${list} matches ${join(folder, 'report.json')}; there is nothing to change.\n`,
  });
});

test('the difference is a patch', async () => {
  const folder = await temporaryFolder();
  const list = join(folder, 'known.yaml');
  const entry = '  reason: r\n  owner: o\n  expires: 2199-12-31\n';
  await writeFile(
    list,
    `# All.\n\n# gone\n- cell: GET /lockers 200\n${entry}\n- cell: POST /lockers 201\n${entry}`,
  );
  const target = await faultyMock('missing-location');
  await assay(['run', 'mini', '--auth', 'mock', '--target', target, '--out', folder]);
  const update = ['baseline', 'update', '--report', join(folder, 'report.json'), '--known-violations', list];
  const { stdout } = await assay(update);
  expect(stdout).toContain('1 entry removed, 1 entry seen again.');
  const [patch = ''] = stdout.split('\n1 entry removed');
  const patched = applyPatch(await readFile(list, 'utf8'), patch);
  await assay([...update, '--write']);
  expect(await readFile(list, 'utf8')).toBe(patched);
  expect(patched).toMatch(
    /^# All\.\n\n- cell: POST \/lockers 201\n.*\n.*\n.*\n {2}lastSeen: \d{4}-\d\d-\d\d\n$/,
  );
});

test.each([
  [['--report', 'nowhere.json'], 'nowhere.json cannot be read'],
  [['--report', 'package.json'], 'package.json is not a report of this version of Assay'],
])('%s is bad input', async (flags, sentence) => {
  const { code, stdout, stderr } = await assay(['baseline', 'update', ...flags]);
  expect(stderr).toContain(sentence);
  expect([code, stdout]).toEqual([2, '']);
});
