import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { reportIn, temporaryFolder } from '../cli/assay.ts';
import { mock } from '../cli/long-running.ts';
import { nowhere, serve } from '../cli/servers.ts';

interface Assertion {
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'skipped' | 'pending';
  readonly failureMessages: readonly string[];
}

interface Ended {
  readonly code: number;
  readonly assertions: readonly Assertion[];
  readonly said: string;
  readonly folder: string;
}

/**
 * A project of a back-end team with one test file, and what its `vitest run` says. `started` is the source of a function
 * that starts the target.
 */
async function project(options: object, { started }: { started?: string } = {}): Promise<Ended> {
  const folder = await temporaryFolder();
  const adapter = JSON.stringify(resolve('vitest/run-conformance.ts'));
  const all = JSON.stringify({ api: 'mini', auth: 'mock', out: 'out', ...options });
  const given = started === undefined ? all : `{ ...${all}, target: ${started} }`;
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  await writeFile(
    join(folder, 'conformance.test.ts'),
    `import { runConformance } from ${adapter};\nawait runConformance(${given});\n`,
  );
  const vitest = resolve('node_modules/vitest/vitest.mjs');
  const flags = [
    'run',
    '--root',
    folder,
    '--reporter=json',
    '--reporter=minimal',
    '--outputFile=result.json',
  ];
  const ended = await promisify(execFile)(process.execPath, [vitest, ...flags]).then(
    ({ stdout, stderr }) => ({ code: 0, said: `${stdout}${stderr}` }),
    ({ code, stdout, stderr }) => ({ code: Number(code), said: `${stdout}${stderr}` }),
  );
  const { default: result } = await import(join(folder, 'result.json'), { with: { type: 'json' } });
  const assertions = (result as { testResults: { assertionResults: Assertion[]; message: string }[] })
    .testResults;
  return {
    ...ended,
    folder,
    assertions: assertions.flatMap(({ assertionResults }) => assertionResults),
    said: `${ended.said}${assertions.map(({ message }) => message).join('\n')}`,
  };
}

const patience = { timeout: 180_000 };

test('a target that conforms is green: a test for every scenario and every cell', patience, async () => {
  const { code, assertions, folder } = await project({ target: await mock('mini') });
  expect(code).toBe(0);
  expect(assertions.filter(({ status }) => status === 'failed')).toEqual([]);
  const report = await reportIn(join(folder, 'out'));
  const titles = assertions.map(({ ancestorTitles, title }) => [...ancestorTitles.slice(1), title].join(' '));
  for (const { suite, title, id } of report.scenarios) expect(titles).toContain(`${suite} ${title} [${id}]`);
  for (const { id } of report.cells) expect(titles).toContain(id);
  expect(new Set(assertions.map(({ ancestorTitles }) => ancestorTitles[0]))).toHaveLength(1);
  expect(titles).toContain('the result is not inconclusive');
});

test('what violates is red, with what was found and how to see it again', patience, async () => {
  const target = await serve((request, response) => {
    const isList = request.method === 'GET' && request.url === '/lockers';
    response.setHeader('content-type', 'application/json').setHeader('x-content-type-options', 'nosniff');
    response.end(JSON.stringify(isList ? { items: [], total: 0 } : { id: 'seven' }));
  });
  const { code, assertions, folder, said } = await project({ target });
  expect(code).toBe(1);
  const report = await reportIn(join(folder, 'out'));
  const failed = assertions.filter(({ status }) => status === 'failed');
  const violated = report.scenarios.filter(({ outcome }) => outcome === 'violated');
  const violating = report.cells.filter(({ verdict }) => verdict.kind === 'violating');
  expect(violated.length).toBeGreaterThan(5);
  const must = report.defects.filter(({ level }) => level === 'MUST');
  expect(must.length).toBeGreaterThan(5);
  expect(failed.length).toBeLessThanOrEqual(must.length);
  const referring = assertions.filter(({ status }) => status === 'skipped' || status === 'pending');
  expect(failed.length + referring.length).toBeGreaterThanOrEqual(violated.length + violating.length);
  expect(said.split('\n').length / must.length).toBeLessThanOrEqual(10);
  const messages = failed.flatMap(({ failureMessages }) => failureMessages).join('\n');
  for (const { title } of must) expect(messages).toContain(`${title} (`);
  expect(messages).toMatch(
    /^ {2}GET \/lockers as \w+ returned 200: status-as-aimed: got 200, expected 401$/m,
  );
  expect(messages).toContain(`  Run it again: npx assay run mini --target ${target} --auth mock --replay '`);
});

test('a function starts the target, and what it returns is stopped after the run', patience, async () => {
  const { code, assertions, folder } = await project(
    { suites: ['unknown-id'] },
    {
      started: `async () => {
        const { createServer } = await import('node:http');
        const { writeFileSync } = await import('node:fs');
        const server = createServer((_, response) => response.writeHead(404).end());
        await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
        return {
          url: 'http://127.0.0.1:' + server.address().port,
          stop: () => { server.close(); writeFileSync(new URL('stopped', import.meta.url), ''); },
        };
      }`,
    },
  );
  expect(code).toBe(1);
  const failures = assertions.flatMap(({ failureMessages }) => failureMessages);
  expect(failures.length).toBeGreaterThan(0);
  expect(failures.join('\n')).not.toContain('Run it again');
  expect((await reportIn(join(folder, 'out'))).run.target.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(existsSync(join(folder, 'stopped'))).toBe(true);
});

test('a part is what was asked for; other cells are skipped, with the reason', patience, async () => {
  const { code, assertions } = await project({ target: await mock('mini'), suites: ['unknown-id'] });
  expect(code).toBe(0);
  const suites = new Set(assertions.map(({ ancestorTitles }) => ancestorTitles[1]));
  expect(suites).toContain('unknown-id');
  expect(suites).not.toContain('malformed-id');
  expect(assertions.filter(({ status }) => status !== 'passed').length).toBeGreaterThan(8);
});

test('a gate that is refused is red, and says what is missing', patience, async () => {
  const { code, assertions, folder } = await project({
    target: await mock('mini'),
    suites: ['unknown-id'],
    gate: 'violating=0, cells>=12',
  });
  expect(code).toBe(1);
  const failed = assertions.filter(({ status }) => status === 'failed');
  expect(failed.map(({ title }) => title)).toEqual(['the gate passes: violating=0, cells>=12']);
  expect(failed[0]?.failureMessages[0]).toContain('Gate failed:\n  cells>=12: ');
  expect((await reportIn(join(folder, 'out'))).gate?.map(({ holds }) => holds)).toContain(false);
});

test('a run that cannot be relied on is not green', patience, async () => {
  const target = await serve((_, response) => {
    response
      .writeHead(401, { 'www-authenticate': 'ApiKey', 'content-type': 'application/problem+json' })
      .end(JSON.stringify({ type: '/problems/bad-key', title: 'Nobody comes in', status: 401 }));
  });
  const { code, assertions } = await project({ target, suites: ['unknown-id'] });
  const failed = assertions.filter(({ status }) => status === 'failed');
  expect(failed.map(({ title }) => title)).toContain('the result is not inconclusive');
  expect(failed[0]?.failureMessages[0]).toContain('The result is inconclusive. ');
  expect(code).toBe(1);
});

test.each([
  ['a target that is down', { target: 'down' }, 'cannot be reached: the connection was refused'],
  [
    'a suite that is not there',
    { target: 'mock', suites: ['nix'] },
    '--suite nix is not known on this target',
  ],
  ['a document that is not there', { target: 'mock', api: 'nowhere.yaml' }, 'nowhere.yaml'],
])('%s fails in one sentence', patience, async (_, options, sentence) => {
  const target = options.target === 'down' ? await nowhere() : options.target;
  const { code, said, assertions } = await project({ ...options, target });
  expect(code).toBe(1);
  expect(assertions.filter(({ status }) => status === 'passed')).toEqual([]);
  expect(said + assertions.map(({ failureMessages }) => failureMessages.join()).join('')).toContain(sentence);
});
