import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { assay, reportIn, temporaryFolder } from '../../cli/assay.ts';
import { accused, isMeant } from '../accused.ts';
import { wrongWith } from './expected.ts';
import { startOriginal } from './start-original.ts';

const adminKey = 'the-admin-key-of-the-original';

test('its version is told, and it is accused of what the source forbids, and of nothing else', {
  timeout: 60_000,
}, async () => {
  const original = await startOriginal(adminKey);
  onTestFinished(original.close);
  const env: Record<string, string> = { ASSAY_TOKEN_ADMIN: adminKey };
  for (const persona of ['OWNER', 'WRITER', 'READER', 'STRANGER'])
    env[`ASSAY_TOKEN_${persona}`] = `zpk_live_of_the_${persona.toLowerCase()}`;
  const out = join(await temporaryFolder(), 'report');
  await assay(['run', 'notap', '--target', original.url, '--out', out], { env });
  const report = await reportIn(out);
  expect(report.era?.nearest).toBe('31 October 2025');
  expect(report.era?.agreeing).toBe(report.era?.told);
  const found = accused(report);
  expect(found.filter((one) => !wrongWith.some((wrong) => isMeant(one, wrong)))).toEqual([]);
  expect(wrongWith.filter((wrong) => !found.some((one) => isMeant(one, wrong)))).toEqual([]);
  expect(report.counts.operations).toBe(9);
  expect(report.counts.conformant).toBeGreaterThanOrEqual(12);
  expect(report.tolerances?.map(({ id }) => id)).toEqual(expect.arrayContaining(['N6', 'N7', 'N16', 'N18']));
  expect(original.enrolled()).toBe(0);
  expect(report.cleanUp.left).toEqual([]);
});
