import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assay, type Ended, reportIn, temporaryFolder } from './assay.ts';
import { serve } from './servers.ts';

const unknown = 'unknown-id › GET /lockers/{lockerId} 404 › lockerId';

test('one scenario is run with the controls, and what was said is shown', async () => {
  const out = await temporaryFolder();
  const { code, stdout } = await assay(['run', 'mini', '--replay', unknown, '--out', out]);
  expect(code).toBe(0);
  const report = await reportIn(out);
  expect(report.scenarios.filter(({ suite }) => suite !== 'control').map(({ id }) => id)).toEqual([unknown]);
  expect(report.run.selection).toBe(`--replay "${unknown}"`);
  const lines = stdout.split('\n');
  expect(lines[0]).toBe(unknown);
  expect(stdout).toMatch(
    /^aim: .+\n {2}GET \/lockers\/\S+ {2}as \w+\n {2}404 as expected, \d+ ms\n {2}< \{"type"/m,
  );
  expect(lines).toContain('PASSED');
  expect(stdout).toContain(`The report is ${out}/report.html.`);
});

test('the report of a run stays when something in it is replayed', async () => {
  const cwd = await temporaryFolder();
  await assay(['run', 'mini'], { cwd });
  const before = await reportIn(join(cwd, 'conformance-report'));
  const { stdout } = await assay(['run', 'mini', '--replay', unknown], { cwd });
  expect(stdout).toContain('The report is conformance-report/replay/report.html.');
  expect(await reportIn(join(cwd, 'conformance-report'))).toEqual(before);
});

test('what only a mock can be told is replayed too', async () => {
  const forced = 'forced-response › GET /lockers 503';
  const { code, stdout } = await assay(['run', 'mini', '--replay', forced, '--out', await temporaryFolder()]);
  expect(stdout).toContain('503 as expected, forced');
  expect(code).toBe(0);
});

test('violations stand beneath the exchange that they were found in', async () => {
  const target = await lockers((creates) =>
    creates
      ? { status: 201, body: { id: 7, aisle: 'B12', size: 'medium', occupied: false } }
      : { status: 200, body: { id: 'seven' } },
  );
  const { code, stdout } = await replayed(target);
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^ {2}200 expected 404, \d+ ms\n {2}< \{"id":"seven"\}\n(?: {2}.+\n)* {2}VIOLATION {2}status-as-aimed: /m,
  );
  expect(stdout).toMatch(/^VIOLATED: \d+ violations?$/m);
});

test('a scenario that stops on its way says why', async () => {
  const full = { type: '/problems/bad-json', title: 'There is no room', status: 400 };
  const target = await lockers(() => ({ status: 400, body: full }));
  const { stdout } = await replayed(target);
  expect(stdout).toMatch(/^ {2}400 expected 201, \d+ ms$/m);
  expect(stdout).toContain('NOT EXERCISED: POST /lockers returned 400, expected 201\n');
});

/** A place for lockers that lists none, and otherwise answers as it is told; `creates` is whether one is put up. */
async function lockers(
  answer: (creates: boolean) => { readonly status: number; readonly body: object },
): Promise<string> {
  return serve((request, response) => {
    const isList = request.method === 'GET' && request.url === '/lockers';
    const { status, body } = isList
      ? { status: 200, body: { items: [], total: 0 } }
      : answer(request.method === 'POST');
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff' });
    response.end(JSON.stringify(body));
  });
}

async function replayed(target: string): Promise<Ended> {
  const flags = ['run', 'mini', '--target', target, '--auth', 'mock', '--out', await temporaryFolder()];
  return assay([...flags, '--replay', unknown]);
}

test.each([
  [['--replay', 'nix'], '--replay "nix" is not the id of a scenario; take one from a report'],
  [['--replay', unknown, '--grep', 'x'], '--replay runs one scenario; leave out --grep, --suite and --cell'],
])('%s is bad input', async (flags, sentence) => {
  const { code, stderr } = await assay(['run', 'mini', ...flags, '--out', await temporaryFolder()]);
  expect(stderr).toContain(sentence);
  expect(code).toBe(2);
});
