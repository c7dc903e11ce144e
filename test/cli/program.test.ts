import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const execute = promisify(execFile);

test('the program says which version it is', async () => {
  const { stdout } = await execute(process.execPath, ['cli/assay.ts', '--version']);
  expect(stdout).toBe(`${packageJson.version}\n`);
});

test.each(['20.20.2', '22.17.1', '23.11.0'])(
  'Node %s is too old, which one sentence tells before anything else is loaded',
  async (node) => {
    const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${node}' } })`;
    const run = execute(process.execPath, [
      '--import',
      `data:text/javascript,${older}`,
      'cli/assay.ts',
      'run',
    ]);
    await expect(run).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^assay: this is Node [\d.]+, and Assay needs Node 22\.18 or newer, or 24 or newer; .* npm install --save-dev node@24\n$/,
      ),
    });
  },
);

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
