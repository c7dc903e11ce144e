import { makePlan } from '../harness/plan.ts';
import type { Report } from '../harness/report.ts';
import { renderReplay } from '../reports/replay.ts';
import { renderText } from '../reports/text.ts';
import { accountsOf, profileOf } from './apis.ts';
import { conduct } from './conduct.ts';
import { understandDocument } from './documents.ts';
import { ExitCode } from './exit-code.ts';
import { wholeNumber } from './flags.ts';
import { prepareFolder } from './output.ts';
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
}

/** Runs everything against a target, writes the report, and says how it went. */
export async function runConformance(document: string, flags: RunFlags): Promise<ExitCode> {
  const concurrency = wholeNumber('--concurrency', flags.concurrency, { from: 1, to: 64 });
  const timeout = wholeNumber('--timeout', flags.timeout, { from: 1, to: 600 }) * 1000;
  const auth = authNamed(flags.auth);
  const understood = await understandDocument(document);
  const profile = await profileOf(document);
  const { target, close } = await startTarget({
    named: flags.target,
    auth,
    database: flags.database,
    contract: understood.contract,
    accounts: await accountsOf(document),
    timeout,
    environment: process.env,
  });
  try {
    const plan = select(makePlan(understood.contract, profile, target.abilities), flags);
    await prepareFolder(flags.out);
    const report = await conduct(understood, plan, target, {
      concurrency,
      timeout,
      bail: flags.bail ?? false,
    });
    await writeReport(report, flags.out);
    const summary = flags.replay === undefined ? renderText(report) : renderReplay(report, flags.replay);
    process.stdout.write(`${summary}\n${nextStep(report, flags.out)}\n`);
    return exitCodeOf(report);
  } finally {
    await close();
  }
}

function authNamed(name: string): AuthKind {
  const known = authKinds.find((kind) => kind === name);
  if (known) return known;
  throw new UserError(`--auth ${name} is not known; use ${authKinds.join(' or ')}`);
}

function exitCodeOf({ result }: Report): ExitCode {
  switch (result) {
    case 'violating':
      return ExitCode.violations;
    case 'inconclusive':
      return ExitCode.inconclusive;
    default:
      return ExitCode.asExpected;
  }
}
