import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Report } from '../../harness/report.ts';
import { assay, type Ended, reportIn, temporaryFolder } from '../cli/assay.ts';
import type { StandIn } from '../foreign/stand-in.ts';
import { withLimits } from '../foreign/stand-ins/with-limits.ts';
import { startStandIn } from '../foreign/start-stand-in.ts';

const patience = 240_000;

/** What a run has to say about a server that it was not written for. */
interface Expected {
  readonly standIn: StandIn;
  /** The version that it takes it for. */
  readonly nearest: string;
  /** At least so many cells are proven: what is not tried is not called a violation either. */
  readonly proven: number;
  /** What of it is run, where all of it would take too long. */
  readonly part?: readonly string[];
  /** Where the planted violation is looked for. */
  readonly search: readonly string[];
}

const all: readonly Expected[] = [
  {
    standIn: withLimits,
    nearest: 'the TMI of our document',
    proven: 70,
    part: ['--suite', 'lifecycle'],
    search: ['--suite', 'lifecycle'],
  },
];

async function runAgainst(
  standIn: StandIn,
  planted: boolean,
  flags: readonly string[],
): Promise<{ readonly ended: Ended; readonly report: Report }> {
  const { url, close } = await startStandIn(standIn, { planted });
  onTestFinished(close);
  const out = join(await temporaryFolder(), 'report');
  const ended = await assay([
    'run',
    'tmi',
    '--target',
    url,
    '--auth',
    'test-provider',
    '--out',
    out,
    ...flags,
  ]);
  expect(ended.stderr).not.toContain('Error');
  return { ended, report: await reportIn(out) };
}

test.each(all)(
  '$standIn.id: its version is told, and nothing that is merely different is a violation',
  {
    timeout: patience,
  },
  async ({ standIn, nearest, proven, part = [] }) => {
    const { ended, report } = await runAgainst(standIn, false, part);
    expect(report.violations.map(({ cell, message }) => `${cell}: ${message}`)).toEqual([]);
    expect(report.era?.nearest).toBe(nearest);
    expect(report.counts.conformant).toBeGreaterThanOrEqual(proven);
    expect(report.cleanUp.left).toEqual([]);
    expect(ended.code).toBe(0);
  },
);

test.each(all)(
  '$standIn.id: what is really wrong is found: $standIn.planted.title',
  {
    timeout: patience,
  },
  async ({ standIn, search }) => {
    const { ended, report } = await runAgainst(standIn, true, search);
    const found = [...new Set(report.violations.map(({ cell }) => cell ?? 'no cell'))];
    expect(found).not.toEqual([]);
    expect(found.filter((cell) => !standIn.planted.cells.some((pattern) => means(pattern, cell)))).toEqual(
      [],
    );
    expect(ended.code).toBe(1);
  },
);

/** `*` stands for any text. */
function means(pattern: string, cell: string): boolean {
  const [start = '', ...rest] = pattern.split('*');
  return rest.length === 0 ? cell === pattern : cell.startsWith(start) && cell.endsWith(rest.join('*'));
}
