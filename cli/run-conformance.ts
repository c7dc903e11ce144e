import { join } from 'node:path';
import { documentFindings } from '../contract/document-findings/document-findings.ts';
import { AuthError } from '../harness/auth/auth-error.ts';
import { judge } from '../harness/judge/judge.ts';
import type { Plan } from '../harness/plan.ts';
import { makePlan } from '../harness/plan.ts';
import type { Report } from '../harness/report.ts';
import { type RunResult, run } from '../harness/run.ts';
import type { Target } from '../harness/target.ts';
import packageJson from '../package.json' with { type: 'json' };
import { formats } from '../reports/formats.ts';
import { renderMarkdown } from '../reports/markdown.ts';
import { renderText } from '../reports/text.ts';
import { accountsOf, profileOf, requirementsOf } from './apis.ts';
import { type Understood, understandDocument } from './documents.ts';
import { ExitCode } from './exit-code.ts';
import { wholeNumber } from './flags.ts';
import { addTo, prepareFolder, writeFiles } from './output.ts';
import { progressLine } from './progress.ts';
import { startTarget } from './targets/start-target.ts';
import { type AuthKind, authKinds } from './targets/url-target.ts';
import { UserError } from './user-error.ts';

/** As they were typed. */
export interface RunFlags {
  readonly target: string;
  readonly auth: string;
  readonly database?: string;
  readonly out: string;
  readonly concurrency: string;
  readonly timeout: string;
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
    await prepareFolder(flags.out);
    const plan = makePlan(understood.contract, profile, target.abilities);
    const result = await watched(plan, target, { concurrency, timeout });
    const report = await reportOf(understood, plan, target, result, concurrency);
    await write(report, flags.out);
    return exitCodeOf(report);
  } finally {
    await close().catch(leftAccounts);
  }
}

/** Accounts that stay are no reason to lose a report; whoever runs the target has to know. */
function leftAccounts(error: unknown): void {
  if (!(error instanceof AuthError)) throw error;
  process.stderr.write(`assay: ${error.message}; remove it by hand\n`);
}

function authNamed(name: string): AuthKind {
  const known = authKinds.find((kind) => kind === name);
  if (known) return known;
  throw new UserError(`--auth ${name} is not known; use ${authKinds.join(' or ')}`);
}

/** Runs with a progress line. The first Ctrl-C ends the run early and cleans up, the second one ends the process. */
async function watched(
  plan: Plan,
  target: Target,
  options: { readonly concurrency: number; readonly timeout: number },
): Promise<RunResult> {
  const progress = progressLine(process.stderr);
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.once('SIGINT', onInterrupt).once('SIGTERM', onInterrupt);
  try {
    return await run(plan, target, { ...options, signal: stop.signal, onProgress: progress.show });
  } finally {
    process.off('SIGINT', onInterrupt).off('SIGTERM', onInterrupt);
    progress.end();
  }
}

async function reportOf(
  { contract, name, sha256 }: Understood,
  plan: Plan,
  { kind, url, auth }: Target,
  result: RunResult,
  concurrency: number,
): Promise<Report> {
  return judge(plan, result, {
    run: {
      assay: packageJson.version,
      target: { kind, url, auth: auth.name },
      document: { title: contract.title, version: contract.version, file: name, sha256 },
      concurrency,
    },
    findings: [...contract.findings, ...documentFindings(contract)],
    requirements: await requirementsOf(name, contract),
  });
}

async function write(report: Report, folder: string): Promise<void> {
  await writeFiles(
    folder,
    formats.flatMap(({ file, render }) =>
      file === undefined ? [] : { name: file, content: render(report) },
    ),
  );
  const { GITHUB_STEP_SUMMARY: pipelineSummary } = process.env;
  if (pipelineSummary) await addTo(pipelineSummary, renderMarkdown(report));
  const page = join(folder, 'report.html');
  process.stdout.write(`${renderText(report)}\n${nextStep(report, page)}\n`);
}

/** What to do next, in one line. */
function nextStep({ result }: Report, page: string): string {
  switch (result) {
    case 'violating':
      return `Open ${page} and start with the first defect.`;
    case 'inconclusive':
      return `Nothing can be concluded; ${page} shows what was sent and what came back.`;
    default:
      return `The report is ${page}.`;
  }
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
