import { documentFindings } from '../../contract/document-findings/document-findings.ts';
import { sumOf } from '../../harness/clean-up/clean-up.ts';
import type { Circumstances } from '../../harness/judge/circumstances.ts';
import { type FinishedRun, judge } from '../../harness/judge/judge.ts';
import { writtenPlaces } from '../../harness/judge/written-places.ts';
import { explained } from '../../harness/known-violations/explain.ts';
import { atFirstViolation } from '../../harness/known-violations/first-new-violation.ts';
import type { KnownViolations } from '../../harness/known-violations/known-violation.ts';
import type { Target } from '../../harness/model/target.ts';
import { nameOf } from '../../harness/model/tolerance.ts';
import type { Plan } from '../../harness/plan/plan.ts';
import type { Report } from '../../harness/report/report.ts';
import { type RunOptions, type RunResult, run } from '../../harness/run/run.ts';
import { reportedVersion } from '../../harness/versions/bind-version.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { requirementsOf } from '../documents/apis.ts';
import { reportedDocument } from '../documents/documents.ts';
import { tell } from '../terminal/print.ts';
import type { PlannedTarget } from './plan-for-target.ts';
import type { ProgressLine } from './progress-line.ts';

/** How a run is to go. */
export interface RunSettings
  extends Pick<RunOptions, 'concurrency' | 'timeout' | 'restartWait' | 'note' | 'evidence' | 'signal'> {
  /** Ends at the first violation. */
  readonly bail: boolean;
  /** Is told how far it is. */
  readonly progress: ProgressLine | undefined;
  /** Violations that are listed as known. */
  readonly known: KnownViolations | undefined;
  /** What leads to the same target, document and people again, behind `assay run`. */
  readonly command: readonly string[];
  /** As it was named; undefined where there is none. */
  readonly configuration: string | undefined;
  /** What is found out for the report besides what happens. */
  readonly describe: Describe;
}

type Described = PlannedTarget & {
  readonly target: Target;
  readonly how: Pick<RunSettings, 'concurrency' | 'command' | 'configuration'>;
};

export type Describe = (described: Described) => Promise<Circumstances>;

/** Runs a plan against a target. */
export async function runPlan(
  { understood, ours, detection, documented, ownDocument }: Omit<PlannedTarget, 'plan'>,
  plan: Plan,
  target: Target,
  { bail, progress, known, command, configuration, describe, ...options }: RunSettings,
): Promise<FinishedRun> {
  const early = bail ? { stopWhen: atFirstViolation(known) } : {};
  const runOptions = { ...options, ...early };
  const result = progress
    ? await watched(plan, target, runOptions, progress)
    : await run(plan, target, runOptions);
  // Finding out which version the target has makes things too.
  const receipt = sumOf([...(detection ? [detection.receipt] : []), result.receipt]);
  const { concurrency } = options;
  const how = { concurrency, command, configuration };
  const circumstances = await describe({
    ...{ understood, ours, detection, documented, ownDocument, plan },
    ...{ target, how },
  });
  return { plan, result: { ...result, receipt }, circumstances };
}

/** The report on what happened; what is listed as known says so. */
export function reportOn(
  { plan, result, circumstances }: FinishedRun,
  known: KnownViolations | undefined,
): Report {
  const report = judge(plan, result, circumstances);
  return known ? explained(report, known) : report;
}

async function watched(
  plan: Plan,
  target: Target,
  options: RunOptions,
  progress: ProgressLine,
): Promise<RunResult> {
  try {
    return await run(plan, target, { ...options, onProgress: progress.show, onHang: sayHang });
  } finally {
    progress.end();
  }
}

function sayHang(sentence: string): void {
  tell(sentence);
}

/** All that a report says. */
export const describeAll: Describe = async (described) => {
  const { understood, ours, detection, documented, ownDocument, plan } = described;
  const { contract, api, name } = understood;
  return {
    run: runOf(described),
    // What is wrong with its own document is no finding about ours.
    findings: [...documented.findings, ...documentFindings(documented)],
    // What a version is judged by is made from our document, of which only we have the text.
    ...(detection && api === name && { places: writtenPlaces(contract.operations, ours) }),
    requirements: await requirementsOf(api, contract, { ours, own: plan.profile.requirements }),
    ...(ownDocument !== undefined && { ownDocument }),
    ...(detection && {
      era: reportedVersion(detection),
      lessAsked: (plan.profile.tolerances ?? []).filter(({ kind }) => kind === 'shape').map(nameOf),
    }),
  };
};

/** What tells runs apart, for a part of one whose document another part looks at: that takes a second. */
export const describeRun: Describe = async (described) => ({
  run: runOf(described),
  findings: [],
  requirements: [],
});

function runOf({ understood, target, how }: Described): Circumstances['run'] {
  const { kind, url, container, auth } = target;
  const { concurrency, command, configuration } = how;
  return {
    assay: packageJson.version,
    target: { kind, url, ...(container !== undefined && { container }), auth: auth.name },
    document: reportedDocument(understood),
    concurrency,
    command,
    ...(configuration !== undefined && { configuration }),
  };
}
