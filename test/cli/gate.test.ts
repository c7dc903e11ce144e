import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assay, reportIn, temporaryFolder } from './assay.ts';
import { faultyMock } from './faulty-mock.ts';

test('a gate refuses a run, and a written report, for the same reasons', async () => {
  const folder = await temporaryFolder();
  const run = ['run', 'mini', '--auth', 'mock', '--target', await faultyMock('missing-location')];
  const gate = ['--gate', 'violating=0, cells>=95%, left<=100'];
  const { code, stdout } = await assay([...run, '--out', folder, ...gate]);
  const refused = `Gate failed:
  violating=0: 1 cell is violating
  cells>=95%: 13 of 14 cells are proven, that is 92.8 %
`;
  expect(stdout).toContain(refused);
  expect(code).toBe(1);
  expect((await reportIn(folder)).gate?.map(({ term, holds }) => [term, holds])).toEqual([
    ['violating=0', false],
    ['cells>=95%', false],
    ['left<=100', true],
    ['inconclusive=0', true],
    ['stale=0', true],
  ]);

  const file = join(folder, 'report.json');
  const later = await assay(['gate', file, ...gate]);
  expect(later.stdout).toMatch(
    /^VIOLATING: \d+ violations of 1 defect in 1 cell; 13 of 14 cells are proven\.\n\n/,
  );
  expect(later.stdout).toContain(refused);
  expect(later.code).toBe(1);
  expect(await assay(['gate', file, '--gate', 'new=0, cells>=90%', '--baseline', file])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('\nGate passed: new=0, cells>=90%\n'),
  });
  const silent = await assay(['gate', file, '--gate', 'cells>=90%']);
  expect(silent.stdout).toMatch(/^ {2}new=0 \(default\): \d+ violations are new; the first is POST/m);
  expect(silent.code).toBe(1);
});

test('a run is counted from the report of another', async () => {
  const folder = await temporaryFolder();
  const [before, after] = [join(folder, 'before'), join(folder, 'after')];
  const run = ['run', 'mini', '--auth', 'mock', '--target'];
  await assay([...run, await faultyMock('missing-location'), '--out', before]);
  const baseline = ['--gate', 'new=0', '--baseline', join(before, 'report.json')];
  const same = await assay([...run, await faultyMock('missing-location'), '--out', after, ...baseline]);
  expect(same.stdout).toContain('Gate passed: new=0\n');
  expect(same.code).toBe(0);
  const alone = ['--baseline', join(before, 'report.json')];
  const silent = await assay([...run, await faultyMock('missing-location'), '--out', after, ...alone]);
  expect([silent.code, silent.stdout]).toEqual([
    0,
    expect.stringMatching(/: 0 new defects, 0 fixed, 1 still there, /),
  ]);
  const worse = await faultyMock('missing-location', 'missing-www-authenticate');
  const { code, stdout } = await assay([...run, worse, '--out', after, ...baseline]);
  expect(stdout).toMatch(
    /violations are not in \S+before\/report.json; the first is GET \/lockers 401, www-authenticate/,
  );
  expect(code).toBe(1);
});

test.each([
  [['--gate', 'colour=0'], 'a gate has no measure "colour"; use cells, provoked,'],
  [['--gate', 'new<=1%'], 'new does not count cells, so it has no percentage'],
  [['--gate', 'new=0', '--baseline', 'nowhere.json'], 'nowhere.json cannot be read'],
])('%s is bad input, before anything is sent', async (flags, sentence) => {
  const { code, stdout, stderr } = await assay(['run', 'mini', '--target', 'http://127.0.0.1:1', ...flags]);
  expect(stderr).toContain(sentence);
  expect([code, stdout]).toEqual([2, '']);
});

test('assay gate needs a gate', async () => {
  const { code, stderr } = await assay(['gate', 'report.json']);
  expect(stderr).toBe('assay: assay gate needs a gate; give --gate, such as --gate "new=0, cells>=95%"\n');
  expect(code).toBe(2);
});
