import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { comparable } from '../shards/comparable.ts';
import { assay, reportIn, temporaryFolder } from './assay.ts';
import { faultyMock } from './faulty-mock.ts';

const faults = ['missing-location', 'wrong-error-code', 'accepts-unknown-ids', 'header-off-schema'] as const;

/** Runs both halves of the parcel lockers into a folder, with flags for each. */
async function halves(out: string, first: readonly string[], second: readonly string[] = first) {
  const one = await assay(['run', 'mini', '--shard', '1/2', '--out', out, ...first]);
  const two = await assay(['run', 'mini', '--shard', '2/2', '--out', out, ...second]);
  return [one, two] as const;
}

test('shards of a run that finds violations, merged, are the report of one run', async () => {
  const target = ['--target', await faultyMock(...faults), '--auth', 'mock', '--concurrency', '1'];
  const [whole, parts, merged] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
  const run = await assay(['run', 'mini', '--out', whole, ...target]);
  const [one] = await halves(parts, target);
  expect(one.stdout).toContain('left out by --shard 1/2');
  expect(one.stdout).toMatch(
    new RegExp(`This was 1/2. Once all have run: assay merge ${parts}, with .*\\n$`),
  );
  expect((await reportIn(parts)).run.selection).toBe('--shard 2/2');
  const { code, stdout } = await assay(['merge', parts, '--out', merged, '--format', 'csv']);
  const [expected, found] = [await reportIn(whole), await reportIn(merged)];
  expect(expected.counts.violations).toBeGreaterThan(5);
  expect(comparable(found)).toEqual(comparable(expected));
  expect([expected.result, code, run.code]).toEqual(['violating', 1, 1]);
  // The first line says how long it took; how often resources are made depends on which scenarios share them.
  const said = (text: string) =>
    text
      .slice(text.indexOf('\n'))
      .replaceAll(merged, whole)
      .replaceAll(/lockers\/\d+/g, 'lockers/…')
      .replaceAll(/\d+ of them: [\d, ]+(…|(?=:))/g, 'all of them')
      .replaceAll(/\d+(?= violations| exchanges| left)|(?<=created +)\d+/g, 'N');
  expect(said(stdout)).toBe(said(run.stdout));
  expect((await readdir(merged)).sort()).toEqual([
    'junit.xml',
    'ledger.csv',
    'report.html',
    'report.json',
    'summary.md',
  ]);
});

test('a list of known violations counts for the whole', async () => {
  const target = ['--target', await faultyMock('missing-location'), '--auth', 'mock'];
  const [parts, merged] = [await temporaryFolder(), await temporaryFolder()];
  await halves(parts, target);
  const list = join(merged, 'known.yaml');
  const details = '  reason: the gateway strips it\n  owner: ann\n  expires: 2199-12-31\n';
  await writeFile(list, `- cell: POST /lockers 201\n${details}`);
  const merge = ['merge', parts, '--out', merged, '--known-violations', list];
  expect((await assay(merge)).code).toBe(0);
  await writeFile(list, `- cell: POST /lockers 201\n${details}- cell: GET /lockers 200\n${details}`);
  expect((await assay(merge)).code).toBe(4);
});

test('what is asked of a run is asked of the whole: by flags, or by the configuration', async () => {
  const [parts, merged] = [await temporaryFolder(), await temporaryFolder()];
  const config = join(merged, 'assay.config.json');
  await writeFile(config, JSON.stringify({ gates: 'cells>=99%' }));
  const [one, two] = await halves(parts, ['--config', config]);
  expect([one.code, two.code]).toEqual([0, 0]);
  const merge = ['merge', parts, '--out', merged];
  expect((await assay([...merge, '--config', config])).code).toBe(0);
  const refused = await assay([...merge, '--config', config, '--gate', 'provoked>=99%']);
  expect([refused.code, refused.stdout]).toEqual([1, expect.stringContaining('provoked>=99%')]);
});

test('where a shard ended early, so did the whole', async () => {
  const target = [
    '--target',
    await faultyMock('missing-www-authenticate'),
    '--auth',
    'mock',
    '--concurrency',
    '1',
  ];
  const [parts, merged] = [await temporaryFolder(), await temporaryFolder()];
  await halves(parts, target, [...target, '--bail']);
  const { code, stdout } = await assay(['merge', parts, '--out', merged]);
  expect(stdout).toContain('The run ended early: it stops at the first violation (--bail) (shard 2 of 2).');
  expect(code).toBe(1);
  const { cells } = await reportIn(merged);
  expect(cells.flatMap(({ verdict }) => (verdict.kind === 'not-exercised' ? verdict.because : []))).toContain(
    'interrupted',
  );
});

test('shards can be narrowed as a run can', async () => {
  const [whole, parts, merged] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
  const part = ['--suite', 'broken-credentials', '--suite', 'unknown-id'];
  await assay(['run', 'mini', '--out', whole, ...part]);
  await halves(parts, part);
  expect((await reportIn(parts)).run.selection).toBe(
    '--suite broken-credentials --suite unknown-id --shard 2/2',
  );
  expect((await assay(['merge', parts, '--out', merged])).code).toBe(0);
  expect(comparable(await reportIn(merged))).toEqual(comparable(await reportIn(whole)));
});

test('what cannot be merged is bad input', async () => {
  const folder = await temporaryFolder();
  await assay(['run', 'mini', '--shard', '1/2', '--out', folder]);
  const { code, stdout, stderr } = await assay(['merge', folder, '--out', join(folder, 'merged')]);
  expect(stderr).toBe('assay: of 2 shards, 2 is missing; give all that belong to the run\n');
  expect([code, stdout]).toEqual([2, '']);
});

test('a shard that cannot be is bad input', async () => {
  const flags = ['--shard', '90/100', '--out', await temporaryFolder()];
  const { code, stderr } = await assay(['run', 'mini', ...flags]);
  expect(stderr).toContain(
    '--shard 90/100 leaves shards empty; these scenarios can be split into at most 14 shards',
  );
  expect(code).toBe(2);
});

test('a shard has a folder of its own, and replaces no report of a whole run', async () => {
  const cwd = await temporaryFolder();
  expect(await assay(['run', 'mini'], { cwd })).toMatchObject({ code: 0 });
  const whole = await reportIn(join(cwd, 'conformance-report'));
  for (const shard of ['1/2', '2/2'])
    expect(await assay(['run', 'mini', '--shard', shard], { cwd })).toMatchObject({ code: 0 });
  expect((await reportIn(join(cwd, 'conformance-report'))).run.id).toBe(whole.run.id);
  const refused = await assay(['run', 'mini', '--shard', '1/2', '--out', 'conformance-report'], { cwd });
  expect(refused).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('is the report of a whole run, which a part (--shard 1/2) would replace'),
  });
  const folders = ['1-of-2', '2-of-2'].map((name) => `conformance-report/shard-${name}`);
  expect(await assay(['merge', ...folders], { cwd })).toMatchObject({ code: 0 });
  expect((await reportIn(join(cwd, 'conformance-report'))).run.id).not.toBe(whole.run.id);
});
