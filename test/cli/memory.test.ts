import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assay, reportIn, temporaryFolder } from './assay.ts';
import { faultyMock } from './faulty-mock.ts';

test('a run says what is different from the one before in its folder, and keeps a history', async () => {
  const cwd = await temporaryFolder();
  const run = (...flags: readonly string[]) =>
    assay(['run', 'mini', '--history', 'kept/history.jsonl', ...flags], { cwd });
  const first = await run();
  expect(first.stderr).toContain('kept/history.jsonl is new: this run is its first line.\n');
  expect(first.stdout).not.toContain('Since ');
  const second = await run();
  expect(second.stdout).toMatch(
    /^Since conformance-report\/report\.json of \d{4}-\d\d-\d\d \d\d:\d\d UTC: 0 new defects, 0 fixed, 0 still there, 0 cells won, 0 lost\.$/m,
  );
  const report = await reportIn(join(cwd, 'conformance-report'));
  expect(report.history).toMatchObject({ file: 'kept/history.jsonl', older: 0 });
  const lines = (await readFile(join(cwd, 'kept/history.jsonl'), 'utf8')).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(report.history?.runs);
  expect(lines).toHaveLength(2);
});

test('what broke since, and what was mended, is told', async () => {
  const out = await temporaryFolder();
  const [before, after] = [join(out, 'before'), join(out, 'after')];
  const run = ['run', 'mini', '--auth', 'mock', '--target'];
  await assay([...run, await faultyMock('missing-location'), '--out', before]);
  const baseline = ['--baseline', join(before, 'report.json')];
  const worse = await faultyMock('missing-www-authenticate');
  const { code, stdout } = await assay([...run, worse, '--out', after, ...baseline]);
  expect(stdout).toMatch(
    /report\.json of .*: 1 new defect, 1 fixed, 0 still there, 1 cell won, \d+ lost\.\n {2}The target was http/,
  );
  expect(code).toBe(1);
  const report = await reportIn(after);
  expect(report.since?.fixed.map(({ check }) => check)).toEqual(['location']);
  expect(report.violations.filter(({ since }) => since === 'new').map(({ check }) => check)).toContain(
    'www-authenticate',
  );
});

test('a part has a folder of its own, says so, and is compared with nothing that is more', async () => {
  const cwd = await temporaryFolder();
  await assay(['run', 'mini'], { cwd });
  const whole = await readFile(join(cwd, 'conformance-report/report.json'), 'utf8');
  const part = ['run', 'mini', '--suite', 'unknown-id'];
  const { code, stdout, stderr } = await assay([...part, '--history', 'h.jsonl'], { cwd });
  expect(stdout).toContain('Only a part was run (--suite unknown-id): nothing is said about the rest.\n');
  expect(stdout).toContain('The report is conformance-report/part/report.html.');
  expect(stderr).toContain('A part of a run (--suite unknown-id) is not added to h.jsonl.\n');
  expect(code).toBe(0);
  expect(await readFile(join(cwd, 'conformance-report/report.json'), 'utf8')).toBe(whole);

  const [report, ofPart] = ['conformance-report/report.json', 'conformance-report/part/report.json'];
  const isPart = `assay: ${ofPart} is about a part of a run (--suite unknown-id)`;
  const refused = [
    [
      ['compare', report, ofPart],
      `${isPart}, and ${report} is about a whole run: what was not run would look`,
    ],
    [
      ['gate', ofPart, '--gate', 'new=0', '--baseline', report],
      `${isPart}, and ${report} is about a whole run`,
    ],
    [['run', 'mini', '--baseline', ofPart], `${isPart}: violations outside of it would all look new`],
    [
      [...part, '--out', 'conformance-report'],
      `assay: ${report} is the report of a whole run, which a part (--suite unknown-id) would replace; give another --out`,
    ],
  ] as const;
  for (const [flags, sentence] of refused) {
    const ended = await assay(flags, { cwd });
    expect(ended.stderr).toContain(sentence);
    expect([ended.code, ended.stdout]).toEqual([2, '']);
  }
  const alike = await assay(['compare', ofPart, ofPart], { cwd });
  expect([alike.code, alike.stderr]).toEqual([
    0,
    'Only a part was run (--suite unknown-id): nothing is said about the rest.\n',
  ]);
  const list = await assay(['baseline', 'update', '--report', ofPart], { cwd });
  expect([list.code, list.stderr]).toEqual([
    0,
    `${isPart.replace('assay: ', '')}: entries about the rest stay as they are.\n`,
  ]);
});

test('a file that is no history is left alone, and the run goes on', async () => {
  const cwd = await temporaryFolder();
  await assay(['run', 'mini'], { cwd });
  const report = 'conformance-report/report.json';
  const { code, stderr } = await assay(['run', 'mini', '--history', report], { cwd });
  expect(stderr).toContain(`${report} is not a history of Assay: nothing is read from it or added to it.\n`);
  expect(code).toBe(0);
  expect((await reportIn(join(cwd, 'conformance-report'))).history).toBeUndefined();
});
