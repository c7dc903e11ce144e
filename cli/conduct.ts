import { documentFindings } from '../contract/document-findings/document-findings.ts';
import { sumOf } from '../harness/clean-up.ts';
import { reportedEra } from '../harness/eras/bind-era.ts';
import type { Detection } from '../harness/eras/detect.ts';
import { atFirstViolation } from '../harness/judge/first-violation.ts';
import { judge } from '../harness/judge/judge.ts';
import { explained } from '../harness/known-violations/explain.ts';
import type { KnownViolations } from '../harness/known-violations/known-violation.ts';
import type { Plan } from '../harness/plan.ts';
import type { Report } from '../harness/report.ts';
import { type RunOptions, type RunResult, run } from '../harness/run.ts';
import type { Target } from '../harness/target.ts';
import packageJson from '../package.json' with { type: 'json' };
import { requirementsOf } from './apis.ts';
import type { Met } from './meet.ts';
import { progressLine } from './progress.ts';

/** How a run is to go. */
export interface Conduct extends Pick<RunOptions, 'concurrency' | 'timeout' | 'note' | 'signal'> {
  /** Ends at the first violation. */
  readonly bail: boolean;
  /** Says nothing about how far it is. */
  readonly quiet: boolean;
  /** Violations that are listed as known. */
  readonly known: KnownViolations | undefined;
}

/** Runs a plan against a target and judges what happened. */
export async function conduct(
  { understood, ours, detection }: Pick<Met, 'understood' | 'ours' | 'detection'>,
  plan: Plan,
  target: Target,
  { bail, quiet, known, ...options }: Conduct,
): Promise<Report> {
  const early = bail ? { stopWhen: atFirstViolation(known) } : {};
  const result = await (quiet ? run : watched)(plan, target, { ...options, ...early });
  const report = await reportOf({ understood, ours }, plan, target, result, options.concurrency);
  const told = detection ? withEra(report, detection) : report;
  return known ? explained(told, known) : told;
}

/** What the target was found to be, and what that made and removed. */
function withEra(report: Report, detection: Detection): Report {
  const cleanUp = sumOf([detection.receipt, report.cleanUp]);
  return { ...report, cleanUp, era: reportedEra(detection) };
}

async function watched(plan: Plan, target: Target, options: RunOptions): Promise<RunResult> {
  const progress = progressLine(process.stderr);
  try {
    return await run(plan, target, { ...options, onProgress: progress.show });
  } finally {
    progress.end();
  }
}

/** What happened, judged and said with its circumstances. */
async function reportOf(
  { understood: { contract, api, name, path, sha256, source }, ours }: Pick<Met, 'understood' | 'ours'>,
  plan: Plan,
  { kind, url, auth }: Target,
  result: RunResult,
  concurrency: number,
): Promise<Report> {
  return judge(plan, result, {
    run: {
      assay: packageJson.version,
      target: { kind, url, auth: auth.name },
      document: {
        title: contract.title,
        version: contract.version,
        file: name,
        path,
        sha256,
        ...(source !== undefined && { source }),
      },
      concurrency,
    },
    findings: [...contract.findings, ...documentFindings(contract)],
    requirements: await requirementsOf(api, contract, ours),
  });
}
