import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assay, reportIn, temporaryFolder } from './assay.ts';
import { serve } from './servers.ts';

const deletion = 'DELETE /lockers/{lockerId}';

test.each([
  {
    flags: ['--suite', 'unknown-id', '--suite', 'malformed-id'],
    takes: /^(unknown-id|malformed-id) › /,
    asked: '--suite unknown-id --suite malformed-id',
  },
  { flags: ['--grep', 'GET /LOCKERS 400'], takes: /GET \/lockers 400/, asked: '--grep GET /LOCKERS 400' },
  {
    flags: ['--cell', 'GET /lockers 401', '--cell', 'GET /lockers/{lockerId} 401'],
    takes: /GET \/lockers(\/{lockerId})? 401/,
    asked: '--cell "GET /lockers 401" --cell "GET /lockers/{lockerId} 401"',
  },
  {
    flags: ['--suite', 'broken-credentials', '--cell', 'GET /lockers 401', '--grep', 'forged'],
    takes: /^broken-credentials › GET \/lockers 401 › forged/,
    asked: '--grep forged --suite broken-credentials --cell "GET /lockers 401"',
  },
])('$flags runs that part, and the report says what was left out', async ({ flags, takes, asked }) => {
  const out = await temporaryFolder();
  const { code, stdout } = await assay(['run', 'mini', '--out', out, ...flags]);
  const report = await reportIn(out);
  expect(report.run.selection).toBe(asked);
  const told = report.scenarios.filter(({ suite }) => suite !== 'control').map(({ id }) => id);
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter((id) => !takes.test(id))).toEqual([]);
  const open = report.cells.flatMap(({ verdict }) => (verdict.kind === 'not-exercised' ? verdict : []));
  expect(open).not.toEqual([]);
  for (const { because, reason } of open)
    expect([because, reason]).toEqual(['excluded', `left out by ${asked}`]);
  const { conformant } = report.counts;
  expect([code, report.result]).toEqual([0, 'conformant']);
  expect(conformant + open.length).toBe(14);
  expect(stdout).toContain(
    `No violation; ${conformant} of 14 cells are proven; the other ${open.length} were left out.`,
  );
  expect(report.blindSpots).toContain(
    `Only a part was run (${asked}). The report says nothing about the rest.`,
  );
});

test('a cell of TMI alone is proven in one go', async () => {
  const out = await temporaryFolder();
  const cell = 'DELETE /threat_models/{threat_model_id} 403';
  const { code } = await assay(['run', '--cell', cell, '--out', out]);
  const report = await reportIn(out);
  expect(code).toBe(0);
  expect(report.cells.find(({ id }) => id === cell)).toMatchObject({
    verdict: { kind: 'conformant' },
    evidence: 'provoked',
  });
  expect(report.counts.scenarios).toBeLessThan(20);
});

test.each([
  [['--grep', 'no such thing'], '--grep no such thing matches none of the'],
  [['--suite', 'nix'], '--suite nix is not known on this target; use valid-request, '],
  [
    ['--cell', `${deletion} 403`],
    `--cell "${deletion} 403" is not in the document; did you mean "GET /lockers/{lockerId} 40`,
  ],
  [['--cell', 'get /locker 200'], 'did you mean "GET /lockers 200"?'],
  [
    ['--cell', 'GET /lockers 418'],
    '--cell "GET /lockers 418" is not in the document; GET /lockers has 200, 400, 401, 503',
  ],
  [['--suite', 'unknown-id', '--cell', 'GET /lockers 401'], 'matches none of the'],
])('%s is bad input that says what there is', async (flags, sentence) => {
  const { code, stdout, stderr } = await assay(['run', 'mini', ...flags, '--out', await temporaryFolder()]);
  expect(stderr).toContain(sentence);
  expect([code, stdout]).toEqual([2, '']);
});

const unreachable = ['--cell', 'GET /lockers 503'];

test('a cell that nothing brings about on a target says why', async () => {
  const target = await serve((_, response) => response.end('{}'));
  const { code, stderr } = await assay(['run', 'mini', '--target', target, ...unreachable]);
  expect(stderr).toContain(
    'no scenario tests --cell "GET /lockers 503" on this target: a failure of the server cannot be requested; only a mock returns it on request\n',
  );
  expect(code).toBe(2);
});

test('a cell that nothing brings about keeps no other from being run', async () => {
  const out = await temporaryFolder();
  const target = await serve((_, response) => response.writeHead(401).end('{}'));
  const flags = [...unreachable, '--cell', 'GET /lockers 401'];
  const { stdout } = await assay(['run', 'mini', '--target', target, ...flags, '--out', out]);
  const { cells, scenarios } = await reportIn(out);
  expect(cells.find(({ id }) => id === 'GET /lockers 503')?.verdict).toMatchObject({
    kind: 'not-exercised',
    reason: 'a failure of the server cannot be requested; only a mock returns it on request',
  });
  expect(scenarios.map(({ cell }) => cell)).toContain('GET /lockers 401');
  expect(stdout).toContain('Selected, but not exercised:\n  GET /lockers 503: a failure of the server');
  expect(stdout).not.toContain('  GET /lockers 401:');
});

test('--bail ends at the first violation, cleans up, and says so', async () => {
  const out = await temporaryFolder();
  const seen: string[] = [];
  const target = await serve((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    const isList = request.method === 'GET' && request.url === '/lockers';
    response.setHeader('content-type', 'application/json').setHeader('x-content-type-options', 'nosniff');
    response.end(isList ? JSON.stringify({ items: [], total: 0 }) : '"neither a locker nor a problem"');
  });
  const flags = ['run', 'mini', '--target', target, '--auth', 'mock', '--out', out, '--concurrency', '1'];
  const { code, stdout } = await assay([...flags, '--bail']);
  const report = await reportIn(out);
  expect([code, report.result]).toEqual([1, 'violating']);
  expect(stdout).toContain('The run ended early: it stops at the first violation (--bail).');
  const violated = report.scenarios.filter(({ outcome }) => outcome === 'violated');
  expect(violated).toHaveLength(1);
  expect(report.scenarios.at(-1)).toEqual(violated[0]);
  const rest = report.cells.filter(({ verdict }) => verdict.kind === 'not-exercised');
  expect(rest.map(({ verdict }) => verdict)).toContainEqual({
    kind: 'not-exercised',
    because: 'interrupted',
    reason: 'it stops at the first violation (--bail)',
  });
  const before = seen.length;
  await assay(flags);
  expect(seen.length - before).toBeGreaterThan(before * 2);
});

test('a report of a part can be shown again', async () => {
  const out = await temporaryFolder();
  await assay(['run', 'mini', '--grep', '401', '--out', out]);
  const { code, stdout } = await assay(['report', join(out, 'report.json')]);
  expect(code).toBe(0);
  expect(stdout).toContain('left out by --grep 401');
  await writeFile(join(out, 'old.json'), JSON.stringify({ ...(await reportIn(out)), run: {} }));
  expect((await assay(['report', join(out, 'old.json')])).code).toBe(2);
});
