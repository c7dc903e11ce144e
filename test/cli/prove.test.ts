import { expect, test } from 'vitest';
import { assay, reportIn, temporaryFolder } from './assay.ts';
import { serve } from './servers.ts';

test('runs in other orders and at other widths come to the same verdicts', { timeout: 40_000 }, async () => {
  const out = await temporaryFolder();
  const { code, stdout } = await assay(['run', 'mini', '--prove', '4', '--seed', '20', '--out', out]);
  expect(code).toBe(0);
  const [seed, ...lines] = stdout.split('\n');
  expect(seed).toBe('Order of the scenarios by seed 20; --seed 20 repeats it.');
  const widths = [1, 4, 16, 1];
  for (const [index, width] of widths.entries())
    expect(lines[index]).toMatch(
      new RegExp(`^run ${index + 1} of 4 +${width} at a time +[\\d.]+ s {2}CONFORMANT: `),
    );
  expect(lines[4]).toMatch(/^4 runs, all verdicts identical \(14 cells, \d+ scenarios\)\.$/);
  const first = await reportIn(out);
  expect(first.run.concurrency).toBe(1);
  const order = first.scenarios.map(({ id }) => id);
  await assay(['run', 'mini', '--prove', '2', '--seed', '20', '--out', out]);
  expect((await reportIn(out)).scenarios.map(({ id }) => id)).toEqual(order);
  await assay(['run', 'mini', '--prove', '2', '--seed', '21', '--out', out]);
  expect((await reportIn(out)).scenarios.map(({ id }) => id)).not.toEqual(order);
});

test('a server that answers otherwise when it is asked again is found out', { timeout: 40_000 }, async () => {
  let runs = 0;
  const target = await serve((request, response) => {
    // Every run begins by finding out whether there is anybody.
    if (request.url === '/') runs += 1;
    response.setHeader('content-type', 'application/json').setHeader('x-content-type-options', 'nosniff');
    response.end(JSON.stringify(runs < 3 ? { items: [], total: 0 } : { items: [], total: 'many' }));
  });
  const flags = ['run', 'mini', '--target', target, '--auth', 'mock', '--cell', 'GET /lockers 200'];
  const { code, stdout } = await assay([...flags, '--prove', '3', '--out', await temporaryFolder()]);
  expect(stdout).not.toContain('Run 2 differs');
  expect(stdout).toMatch(
    /Run 3 differs from run 1:\nNew violations \(1\)\n {2}GET \/lockers 200 {2}proven \(provoked\) → violating: /,
  );
  expect(stdout).toMatch(/Scenarios with another result \(\d+\)\n {2}.+ {2}passed → violated/);
  expect(stdout).toContain('1 of 3 runs differ from the first.');
  expect(code).toBe(1);
});

test('runs that all violate are identical, and violating', async () => {
  const target = await serve((_, response) => response.setHeader('content-type', 'text/html').end('<p>No'));
  const flags = ['run', 'mini', '--target', target, '--auth', 'mock', '--cell', 'GET /lockers 200'];
  const { code, stdout } = await assay([...flags, '--prove', '2', '--out', await temporaryFolder()]);
  expect(stdout).toContain('2 runs, all verdicts identical');
  expect(code).toBe(1);
});

test('whoever stops it gets the report of the first run', { timeout: 40_000 }, async () => {
  const out = await temporaryFolder();
  const { code, stdout } = await assay(['run', 'mini', '--prove', '100', '--out', out], {
    stopAt: /^run 2 of 100/m,
  });
  expect([code, stdout]).toEqual([3, expect.stringMatching(/INCONCLUSIVE: Stopped by the user/)]);
  expect((await reportIn(out)).run.interrupted).toBeNull();
});

test.each([
  [['--prove', '1'], '--prove 1 cannot be used; give a whole number from 2 to 100'],
  [['--prove', '2', '--bail'], '--prove compares whole runs; leave out --bail'],
  [['--seed', '5'], '--seed decides the order of --prove; give both'],
])('%s is bad input', async (flags, sentence) => {
  const { code, stderr } = await assay(['run', 'mini', ...flags, '--out', await temporaryFolder()]);
  expect(stderr).toContain(sentence);
  expect(code).toBe(2);
});
