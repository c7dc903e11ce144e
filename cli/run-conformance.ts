import { randomInt } from 'node:crypto';
import { makePlan, type Plan } from '../harness/plan.ts';
import type { Report } from '../harness/report.ts';
import { renderReplay } from '../reports/replay.ts';
import { renderText } from '../reports/text.ts';
import { accountsOf, profileOf } from './apis.ts';
import { conduct } from './conduct.ts';
import { understandDocument } from './documents.ts';
import type { ExitCode } from './exit-code.ts';
import { wholeNumber } from './flags.ts';
import { prepareFolder } from './output.ts';
import { prove } from './prove.ts';
import { exitCodeOf } from './result.ts';
import { type SelectionFlags, select } from './select.ts';
import { startTarget } from './targets/start-target.ts';
import { type AuthKind, authKinds } from './targets/url-target.ts';
import { UserError } from './user-error.ts';
import { nextStep, writeReport } from './write-report.ts';

/** As they were typed. */
export interface RunFlags extends SelectionFlags {
  readonly target: string;
  readonly auth: string;
  readonly database?: string;
  readonly out: string;
  readonly concurrency: string;
  readonly timeout: string;
  readonly bail?: true;
  readonly prove?: string;
  readonly seed?: string;
}

/** Runs everything against a target, writes the report, and says how it went. */
export async function runConformance(document: string, flags: RunFlags): Promise<ExitCode> {
  const concurrency = wholeNumber('--concurrency', flags.concurrency, { from: 1, to: 64 });
  const proof = proofIn(flags);
  const runOnce = await preparedRun(document, flags);
  if (proof) {
    const { report, code } = await prove(proof, runOnce);
    await writeReport(report, flags.out);
    process.stdout.write(`\n${nextStep(report, flags.out)}\n`);
    return code;
  }
  const report = await runOnce({ concurrency });
  await writeReport(report, flags.out);
  const summary = flags.replay === undefined ? renderText(report) : renderReplay(report, flags.replay);
  process.stdout.write(`${summary}\n${nextStep(report, flags.out)}\n`);
  return exitCodeOf(report);
}

/** Where there is a seed, it decides the order. */
type RunOnce = (how: { readonly concurrency: number; readonly seed?: number }) => Promise<Report>;

/** A run that can be done several times: each gets its target ready by itself, and leaves it. */
async function preparedRun(document: string, flags: RunFlags): Promise<RunOnce> {
  const timeout = wholeNumber('--timeout', flags.timeout, { from: 1, to: 600 }) * 1000;
  const auth = authNamed(flags.auth);
  const understood = await understandDocument(document);
  const profile = await profileOf(document);
  const accounts = await accountsOf(document);
  return async ({ concurrency, seed }) => {
    const { target, close } = await startTarget({
      named: flags.target,
      auth,
      database: flags.database,
      contract: understood.contract,
      accounts,
      timeout,
      environment: process.env,
    });
    try {
      const plan = select(makePlan(understood.contract, profile, target.abilities), flags);
      await prepareFolder(flags.out);
      const ordered = seed === undefined ? plan : await inOrderOf(seed, plan);
      return await conduct(understood, ordered, target, { concurrency, timeout, bail: flags.bail ?? false });
    } finally {
      await close();
    }
  };
}

/** Loaded on demand: whoever runs once needs no dice. */
async function inOrderOf(seed: number, plan: Plan): Promise<Plan> {
  const { shuffled } = await import('../harness/shuffled.ts');
  return shuffled(plan, seed);
}

function authNamed(name: string): AuthKind {
  const known = authKinds.find((kind) => kind === name);
  if (known) return known;
  throw new UserError(`--auth ${name} is not known; use ${authKinds.join(' or ')}`);
}

const highestSeed = 2 ** 31 - 1;

/** How often to run, if more than once. */
function proofIn({ prove: times, seed, bail }: RunFlags): { runs: number; seed: number } | undefined {
  if (times === undefined) {
    if (seed !== undefined) throw new UserError('--seed decides the order of --prove; give both');
    return undefined;
  }
  if (bail) throw new UserError('--prove compares whole runs; leave out --bail');
  return {
    runs: wholeNumber('--prove', times, { from: 2, to: 100 }),
    seed:
      seed === undefined ? randomInt(highestSeed) : wholeNumber('--seed', seed, { from: 0, to: highestSeed }),
  };
}
