import { AuthError } from '../harness/auth/auth-error.ts';
import type { KnownViolations } from '../harness/known-violations/known-violation.ts';
import type { Plan } from '../harness/plan.ts';
import type { Report } from '../harness/report.ts';
import { conduct } from './conduct.ts';
import type { Ready, TargetFlags } from './get-ready.ts';
import { cleanJournal, receiptWords } from './journals/clean-journal.ts';
import {
  beginJournal,
  type FoundJournal,
  goesOn,
  type JournalFile,
  journalsIn,
} from './journals/journal-file.ts';
import { isSame, placeOf } from './journals/same-place.ts';
import { prepareFolder } from './output.ts';
import type { StartedTarget } from './targets/started-target.ts';

export interface JournaledRunOptions {
  readonly ready: Ready;
  readonly flags: TargetFlags & { readonly out: string };
  readonly document: string;
  /** The part of the plan that is to be run, in the order in which it is. */
  readonly choose: (plan: Plan) => Promise<Plan>;
  readonly concurrency: number;
  readonly bail: boolean;
  /** Violations that are listed as known. */
  readonly known?: KnownViolations | undefined;
  /** Says nothing about how far it is. */
  readonly quiet?: boolean;
  /** Ends the run early. */
  readonly signal?: AbortSignal;
}

/**
 * One run from a target that is got ready to one that is left as it was. What runs before it left there goes first; what
 * this one makes stands in a journal until it is gone, so that even a killed run can be cleaned up after.
 */
export async function journaledRun(options: JournaledRunOptions): Promise<Report> {
  const { ready, flags, choose, concurrency, bail, known, quiet = false, signal } = options;
  let journal: JournalFile | undefined;
  let before: readonly FoundJournal[] = [];
  const started = await ready.start((entry) => journal?.note(entry));
  const { target, outlives } = started;
  let closed = false;
  try {
    if (outlives) {
      // A choice that cannot be used is said before anything is sent or written.
      await choose(ready.planFor(target));
      await prepareFolder(flags.out);
      before = await journalsIn(flags.out);
      journal = beginJournal(flags.out, { document: options.document, auth: flags.auth, ...placeOf(flags) });
    }
    const note = journal?.note;
    const met = await ready.meet(target, { mayWrite: true, note });
    const plan = await choose(met.plan);
    await prepareFolder(flags.out);
    await cleanUpAfter(before, options, started, met.plan);
    const report = await conduct(met, plan, target, {
      concurrency,
      timeout: ready.timeout,
      bail,
      known,
      quiet,
      note,
      ...(signal && { signal }),
    });
    closed = true;
    return withAccounts(report, await accountsLeft(started));
  } finally {
    if (!closed) await started.close();
    journal?.close();
  }
}

/** Why accounts stay on the target; undefined if none does. */
async function accountsLeft({ close }: StartedTarget): Promise<string | undefined> {
  try {
    await close();
    return undefined;
  } catch (error) {
    if (error instanceof AuthError) return error.message;
    throw error;
  }
}

function withAccounts(report: Report, why: string | undefined): Report {
  if (why === undefined) return report;
  const left = [...report.cleanUp.left, { path: 'accounts', why }];
  return { ...report, cleanUp: { ...report.cleanUp, left } };
}

/** Removes what killed runs with the same folder left on the same target. */
async function cleanUpAfter(
  journals: readonly FoundJournal[],
  { ready, flags }: JournaledRunOptions,
  { target }: StartedTarget,
  plan: Plan,
): Promise<void> {
  for (const journal of journals) {
    if (goesOn(journal) || !isSame(journal.header, placeOf(flags))) continue;
    const receipt = await cleanJournal(journal, plan, target, ready.timeout);
    const left = receipt.resources.left.length + receipt.accounts.left.length;
    const rest = left === 0 ? '' : `; ${journal.file} knows what is left, see assay clean`;
    process.stderr.write(
      `Of a run of ${journal.header.startedAt} that did not clean up: ${receiptWords(receipt)}${rest}.\n`,
    );
  }
}
