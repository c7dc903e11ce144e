import { expect, test } from 'vitest';
import { assay, temporaryFolder } from './assay.ts';

test.each([
  { env: { AI_AGENT: 'somebody' }, flags: [], begins: 'result: conformant; ' },
  { env: { CLAUDECODE: '1' }, flags: ['--format', 'text'], begins: 'Parcel lockers ' },
  { env: {}, flags: ['--format', 'agent'], begins: 'result: conformant; ' },
  { env: {}, flags: [], begins: 'Parcel lockers ' },
])('with $env and $flags, a run prints "$begins"', async ({ env, flags, begins }) => {
  const { stdout } = await assay(['run', 'mini', '--out', await temporaryFolder(), ...flags], {
    env: env as Record<string, string>,
  });
  expect(stdout.startsWith(begins)).toBe(true);
});
