import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { assay, reportIn, temporaryFolder } from '../../cli/assay.ts';
import { accused, isMeant } from '../accused.ts';
import { wrongWith } from './expected.ts';
import { startOriginal } from './start-original.ts';

const releases = [
  { release: 'r31', nearest: '31 January 2026', proven: 20 },
  { release: 'r01', nearest: '1 February 2026', proven: 20 },
] as const;

test.each(releases)(
  '$release: its version is told, and it is accused of what the source forbids, and of nothing else',
  { timeout: 120_000 },
  async ({ release, nearest, proven }) => {
    const original = await startOriginal(release);
    onTestFinished(original.close);
    const env: Record<string, string> = { ASSAY_TOKEN_ADMIN: original.enter('administrator', 'admin') };
    for (const persona of ['owner', 'writer', 'reader', 'stranger'])
      env[`ASSAY_TOKEN_${persona.toUpperCase()}`] = original.enter(persona);
    const out = join(await temporaryFolder(), 'report');
    const flags = ['--exclude', 'suite:probes', '--out', out];
    await assay(['run', 'users', '--target', original.url, ...flags], { env });
    const report = await reportIn(out);
    expect(report.era?.nearest).toBe(nearest);
    expect(report.era?.agreeing).toBe(report.era?.told);
    const found = accused(report);
    const expected = wrongWith[release];
    expect(found.filter((one) => !expected.some((wrong) => isMeant(one, wrong)))).toEqual([]);
    expect(expected.filter((wrong) => !found.some((one) => isMeant(one, wrong)))).toEqual([]);
    expect(report.counts.conformant).toBeGreaterThanOrEqual(proven);
    // 200 for creations is tolerated, and so is what no source names.
    expect(report.tolerances?.map(({ id }) => id)).toEqual(expect.arrayContaining(['U6', 'U18', 'U19']));
    expect(original.made()).toBe(0);
    expect(report.cleanUp.left).toEqual([]);
  },
);
