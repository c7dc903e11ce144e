import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const execute = promisify(execFile);

test('the program says which version it is', async () => {
  const { stdout } = await execute(process.execPath, ['cli/assay.ts', '--version']);
  expect(stdout).toBe(`${packageJson.version}\n`);
});

test('a Node that is too old is told in one sentence, before anything else is loaded', async () => {
  const older =
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })";
  const run = execute(process.execPath, ['--import', `data:text/javascript,${older}`, 'cli/assay.ts', 'run']);
  await expect(run).rejects.toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(
      /^assay: this is Node 20\.20\.2, and Assay needs Node 24 or newer; .* npm install --save-dev node@24\n$/,
    ),
  });
});

test('a rejected promise that nobody waits for is told, and the command is done to its end all the same', async () => {
  // As soon as the program listens, which is long before the plan is made.
  const stray = `const timer = setInterval(() => {
    if (process.listenerCount('unhandledRejection') === 0) return;
    clearInterval(timer);
    Promise.reject(new Error('nobody waits for this'));
  }, 5)`;
  const ended = execute(process.execPath, [
    ...['--import', `data:text/javascript,${encodeURIComponent(stray)}`],
    ...['cli/assay.ts', 'plan', 'specs/mini/openapi.yaml'],
  ]);
  await expect(ended).rejects.toMatchObject({
    code: 2,
    stdout: expect.stringContaining('cells'),
    stderr: expect.stringMatching(/^assay: this is a bug in Assay, please report it:\nError: nobody waits/),
  });
});
