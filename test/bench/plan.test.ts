import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const execute = promisify(execFile);

function bench(...flags: readonly string[]) {
  return execute(process.execPath, ['bench/plan.ts', ...flags]);
}

test("a document of the size of GitHub's is read and planned within 10 CPU-seconds and 1 GiB", async () => {
  const { stdout, stderr } = await bench();
  expect(stdout).toMatch(/^operations +1,250\ncells +7,000\nscenarios +\d+,\d{3}\n/);
  expect(stdout).toMatch(/\nCPU +\d\.\d s +at most 10 s\nmemory +\d{3} MiB +at most 1024 MiB\n$/);
  expect(stderr).toBe('');
});

test.each([
  { what: 'CPU', flags: ['--cpu-seconds', '0.1'] },
  { what: 'memory', flags: ['--mebibytes', '20'] },
])('beyond the limit of $what, it exits with 1', async ({ flags }) => {
  await expect(bench(...flags, 'specs/mini/openapi.yaml')).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^operations +3\n/),
    stderr: 'Beyond the limits.\n',
  });
});
