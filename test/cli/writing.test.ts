import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { assay, reportIn, temporaryFolder } from './assay.ts';
import { serve } from './servers.ts';

/** A target that remembers what it was asked, at an address that is not known as one of this machine. */
async function elsewhere(asked: string[]): Promise<string> {
  const url = await serve((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.setHeader('content-type', 'application/json').end('{}');
  });
  return url.replace('127.0.0.1', '0.0.0.0');
}

test('in a pipeline, a host that nobody marked as writable is not written to', async () => {
  const asked: string[] = [];
  const url = await elsewhere(asked);
  const { host } = new URL(url);
  const { code, stdout, stderr } = await assay(['run', 'mini', '--target', url]);
  expect(stderr).toBe(
    `assay: a run creates, changes and deletes resources on ${url}, and has no permission to do so; give --read-only, or --writable ${host}, or set writable: true for it in assay.config\n`,
  );
  expect([code, stdout, asked]).toEqual([2, '', []]);
});

test.each<[string, (url: string) => { flags?: readonly string[]; config?: object }]>([
  ['the configuration', (url) => ({ config: { targets: { staging: { url, writable: true } } } })],
  ['a flag that names its host', (url) => ({ flags: ['--writable', new URL(url).host] })],
])('%s allows it', async (_, means) => {
  const asked: string[] = [];
  const url = await elsewhere(asked);
  const { flags = [], config = {} } = means(url);
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'assay.config.json'), JSON.stringify(config));
  const { code } = await assay(['run', 'mini', '--target', url, '--auth', 'mock', ...flags], { cwd: folder });
  expect(code).toBe(1);
  expect(asked.some((request) => request.startsWith('POST'))).toBe(true);
});

test('a flag for another host is bad input', async () => {
  const asked: string[] = [];
  const { code, stderr } = await assay([
    'run',
    'mini',
    '--target',
    await elsewhere(asked),
    '--writable',
    'a.example',
  ]);
  expect(stderr).toContain('--writable a.example is not the host of the target; that is 0.0.0.0:');
  expect([code, asked]).toEqual([2, []]);
});

test('what the configuration keeps from being written to is not, even on this machine', async () => {
  const asked: string[] = [];
  const url = (await elsewhere(asked)).replace('0.0.0.0', 'localhost');
  const folder = await temporaryFolder();
  await writeFile(
    join(folder, 'assay.config.yaml'),
    `targets: { forwarded: { url: '${url}', writable: false } }`,
  );
  const { code, stderr } = await assay(['run', 'mini', '--target', 'forwarded'], { cwd: folder });
  expect(stderr).toContain(`assay.config.yaml says that ${url} is not writable; give --read-only`);
  expect([code, asked]).toEqual([2, []]);
});

/** That of util-linux makes pseudo-terminals; where it is missing, streams show the same in `cli/targets/ask-to-write.test.ts`. */
const { stdout: version } = spawnSync('script', ['--version'], { encoding: 'utf8' });
const onPseudoTerminal = test.skipIf(!version?.includes('util-linux'));

/** Runs assay on a pseudo-terminal where somebody types an answer as soon as there is a question. */
async function onTerminal(flags: readonly string[], answer: string, env: Record<string, string> = {}) {
  const line = ['exec', process.execPath, resolve('cli/main.ts'), ...flags].join(' ');
  const child = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'], {
    cwd: await temporaryFolder(),
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });
  let said = '';
  let answered = false;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
    if (answered || !said.includes('Continue? [y/N] ')) return;
    answered = true;
    child.stdin.write(answer);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said, answered };
}

onPseudoTerminal('on a terminal it asks, and yes is yes', async () => {
  const asked: string[] = [];
  const url = await elsewhere(asked);
  const { code, said } = await onTerminal(['run', 'mini', '--target', url, '--auth', 'mock'], 'y\n');
  expect(said).toContain(`This run creates, changes and deletes resources on ${url}.`);
  expect(said).toContain('VIOLATING: ');
  expect(code).toBe(1);
  expect(asked.some((request) => request.startsWith('POST'))).toBe(true);
});

onPseudoTerminal.each([
  ['nothing but return', '\n'],
  ['no', 'n\n'],
  ['Ctrl-C', '\u0003'],
  ['the end of the input', '\u0004'],
])('on a terminal, %s is no', async (_, typed) => {
  const asked: string[] = [];
  const { code, said } = await onTerminal(['run', 'mini', '--target', await elsewhere(asked)], typed);
  expect(said).toContain('nothing was sent to http://0.0.0.0:');
  expect([code, asked]).toEqual([2, []]);
});

onPseudoTerminal('a pipeline with a terminal is not asked', async () => {
  const flags = ['run', 'mini', '--target', await elsewhere([])];
  const { code, said, answered } = await onTerminal(flags, 'y\n', { CI: 'true' });
  expect(said).toContain('has no permission to do so');
  expect([code, answered]).toEqual([2, false]);
});

test('--read-only asks nothing, and sends safe methods alone', async () => {
  const asked: string[] = [];
  const out = await temporaryFolder();
  const flags = [
    'run',
    'mini',
    '--target',
    await elsewhere(asked),
    '--auth',
    'mock',
    '--read-only',
    '--out',
    out,
  ];
  const { stderr } = await assay(flags);
  expect(stderr).toBe('');
  expect(new Set(asked.map((request) => request.split(' ')[0]))).toEqual(new Set(['GET']));
  const report = await reportIn(out);
  expect(report.run.selection).toBe('--read-only');
  expect(report.blindSpots[0]).toBe(
    'Only a part was run (--read-only). The report says nothing about the rest.',
  );
  const created = report.cells.find(({ id }) => id === 'POST /lockers 201');
  expect(created?.verdict).toEqual({
    kind: 'not-exercised',
    because: 'excluded',
    reason: 'it needs POST, but a read-only run sends only GET, HEAD and OPTIONS',
  });
});

test('a target that is said to be readOnly is so without a flag', async () => {
  const asked: string[] = [];
  const folder = await temporaryFolder();
  const url = await elsewhere(asked);
  await writeFile(join(folder, 'assay.config.yaml'), `targets: { live: { url: '${url}', readOnly: true } }`);
  await assay(['run', 'mini', '--target', 'live'], { cwd: folder });
  expect(new Set(asked.map((request) => request.split(' ')[0]))).toEqual(new Set(['GET']));
});

test('the plan shows what a read-only run leaves out', async () => {
  const { code, stdout } = await assay(['plan', 'mini', '--target', 'url', '--read-only']);
  expect(stdout).toMatch(/^GET \/lockers 200 .* × /m);
  expect(stdout).toMatch(/^POST \/lockers 201 .*not exercised: it needs POST/m);
  expect(code).toBe(0);
});
