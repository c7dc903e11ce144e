import type { Left } from '../../harness/clean-up/clean-up.ts';
import type { FinishedRun } from '../../harness/judge/judge.ts';
import type { KnownViolations } from '../../harness/known-violations/known-violation.ts';
import { stoppedByUser } from '../../harness/model/interruption.ts';
import type { StartedTarget } from '../../harness/model/started-target.ts';
import type { Target } from '../../harness/model/target.ts';
import type { TokenMemory } from '../../harness/personas/auth/token-memory.ts';
import type { Plan } from '../../harness/plan/plan.ts';
import type { Report } from '../../harness/report/report.ts';
import { partOf, type Shard } from '../../harness/shards/shard.ts';
import { shellWord } from '../../reports/parts/shell-word.ts';
import { openEvidenceFile } from '../files/evidence-file.ts';
import { prepareFolder } from '../files/write-files.ts';
import { cleanJournal, receiptWords } from '../journals/clean-journal.ts';
import {
  beginJournal,
  type FoundJournal,
  goesOn,
  type JournalFile,
  journalsIn,
} from '../journals/journal-file.ts';
import { isSame, placeOf } from '../journals/same-place.ts';
import { tokensTaker } from '../journals/token-file.ts';
import { accountsLeft } from '../targets/leave-target.ts';
import { cleanTarget, prepareTarget } from '../targets/target-commands.ts';
import { unlessStopped } from '../terminal/interruption.ts';
import { tell } from '../terminal/print.ts';
import { typedCommand } from '../terminal/typed-command.ts';
import type { PreparedRun } from './prepare-run.ts';
import type { ProgressLine } from './progress-line.ts';
import { type Describe, describeAll, reportOn, runPlan } from './run-and-judge.ts';

export interface JournaledRunOptions {
  readonly ready: PreparedRun;
  /** Folder of the report, and of the journal. */
  readonly out: string;
  /** The part of the plan that is to be run, in the order in which it is. */
  readonly choose: (plan: Plan, target: Target) => Promise<Plan>;
  /** Where only a part of that is run here. */
  readonly shard?: Shard | undefined;
  readonly concurrency: number;
  readonly bail: boolean;
  /** Violations that are listed as known. */
  readonly known?: KnownViolations | undefined;
  /** Is told how far it is; nobody is, unless given. */
  readonly progress?: ProgressLine;
  /** Ends the run early. */
  readonly signal?: AbortSignal;
  /** All that a report says, unless given. */
  readonly describe?: Describe;
}

/**
 * One run from a target that is got ready to one that is left as it was. What runs before it left there goes first; what
 * this one makes stands in a journal until it is gone, so that even a killed run can be cleaned up after.
 */
export async function journaledRun(options: JournaledRunOptions): Promise<Report> {
  return reportOn(await runJournaled(options), options.known);
}

/** What happened, and all that was chosen, of which one shard runs a part. */
export interface RunPart extends FinishedRun {
  readonly chosen: Plan;
}

/** The same before it is judged. */
export async function runJournaled(options: JournaledRunOptions): Promise<RunPart> {
  const { ready, out, choose, shard, concurrency, bail, known, progress, signal } = options;
  const { describe = describeAll } = options;
  const { subject, target: place, pace, command, configFile } = ready.settings;
  let journal: JournalFile | undefined;
  let before: readonly FoundJournal[] = [];
  /** What earlier runs kept of their accounts. */
  let taken: TokenMemory['take'] | undefined;
  const commands = { environment: process.env, readOnly: ready.settings.readOnly };
  await prepareTarget(place, commands);
  const start = (): Promise<StartedTarget> =>
    ready.start({
      note: (entry) => journal?.note(entry),
      memory: {
        keep: (login, token) => journal?.keep(login, token),
        take: (login) => taken?.(login),
      },
    });
  // Whoever has to log in first may be waited for as long as people take.
  const started = await (signal ? unlessStopped(signal, start) : start()).catch(async (error) => {
    await cleanTarget(place, commands);
    throw error;
  });
  const { target, outlives } = started;
  const stop = (): void => target.pace?.stop(stoppedByUser);
  signal?.addEventListener('abort', stop, { once: true });
  let closed = false;
  try {
    if (outlives) {
      // A choice that cannot be used is said before anything is sent or written.
      if (ready.isForeseen(target)) await choose(await ready.planFor(target), target);
      await prepareFolder(out);
      before = await journalsIn(out);
      taken = tokensTaker(before.map(({ file }) => file));
      journal = beginJournal(out, {
        api: subject.api ?? null,
        document: subject.document,
        auth: place.kind === 'url' ? place.auth.kind : null,
        ...placeOf(place),
      });
    }
    const note = journal?.note;
    const met = await ready.planForTarget(target, { mayWrite: true, note, signal });
    const chosen = await choose(met.plan, target);
    const plan = shard ? partOf(chosen, shard) : chosen;
    await prepareFolder(out);
    if (!signal?.aborted) await cleanUpAfter(before, options, started, met.plan);
    signal?.removeEventListener('abort', stop);
    const finished = await runPlan(met, plan, target, {
      concurrency,
      timeout: pace.timeout,
      restartWait: pace.restartWait,
      bail,
      known,
      progress,
      command,
      configuration: configFile,
      describe,
      note,
      evidence: openEvidenceFile(out),
      ...(signal && { signal }),
    });
    closed = true;
    return { ...withAccounts(finished, await accountsLeft(started)), chosen };
  } finally {
    signal?.removeEventListener('abort', stop);
    // What ended the run is what has to be told; that accounts stay must not hide it.
    const accounts = closed ? undefined : await accountsLeft(started);
    if (accounts) tell(`Left behind on the target: ${accounts.why}.`);
    const unsettled = journal?.close();
    if (!closed && unsettled !== undefined)
      tell(
        `What was created is in ${unsettled}; remove it with: ${typedCommand()} clean --out ${shellWord([out])}`,
      );
    await cleanTarget(place, commands);
  }
}

function withAccounts(finished: FinishedRun, accounts: Left | undefined): FinishedRun {
  if (accounts === undefined) return finished;
  const { result } = finished;
  const left = [...result.receipt.left, accounts];
  return { ...finished, result: { ...result, receipt: { ...result.receipt, left } } };
}

/** Removes what killed runs with the same folder left on the same target. */
async function cleanUpAfter(
  journals: readonly FoundJournal[],
  { ready }: JournaledRunOptions,
  { target }: StartedTarget,
  plan: Plan,
): Promise<void> {
  const { target: place, pace, readOnly } = ready.settings;
  for (const journal of journals) {
    if (goesOn(journal) || !isSame(journal.header, placeOf(place))) continue;
    if (readOnly) {
      tell(`A run of ${journal.header.startedAt} did not clean up; run ${typedCommand()} clean.`);
      continue;
    }
    const receipt = await cleanJournal(journal, plan, target, pace.timeout);
    const left = receipt.resources.left.length + receipt.accounts.left.length;
    const rest = left === 0 ? '' : `; ${journal.file} lists what is left, run ${typedCommand()} clean`;
    tell(`Of a run of ${journal.header.startedAt} that did not clean up: ${receiptWords(receipt)}${rest}.`);
  }
}
