import type { Receipt } from '../clean-up/clean-up.ts';
import { cleanUpRun } from '../clean-up/clean-up-run.ts';
import { readLists } from '../clean-up/compare-lists.ts';
import { withListedLeftovers } from '../clean-up/listed-leftovers.ts';
import { readSettings } from '../clean-up/restore.ts';
import type { Note } from '../journal/journal-writer.ts';
import type { Claim } from '../model/claim.ts';
import type { Excuse } from '../model/excuse.ts';
import type { HandedOn } from '../model/handed-on.ts';
import type { HeardIncoming } from '../model/heard-incoming.ts';
import { type Interruption, stoppedByUser } from '../model/interruption.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import type { PaceTold } from '../model/pace.ts';
import { provenCells } from '../model/proof.ts';
import type { Reason } from '../model/reason.ts';
import type { ScenarioOutline } from '../model/scenario.ts';
import type { Sighting } from '../model/sighting.ts';
import { standingExcuses } from '../model/standing-excuses.ts';
import { isForeign, type Target } from '../model/target.ts';
import { controls } from '../personas/control.ts';
import type { LostPersona } from '../personas/credential-renewal.ts';
import { withMissingAccounts } from '../personas/missing-accounts.ts';
import { noAccounts } from '../personas/story-accounts.ts';
import type { Plan } from '../plan/plan.ts';
import { openContext } from '../story/open-context.ts';
import type { StoryContext } from '../story/story-context.ts';
import type { Evidence } from '../transport/evidence.ts';
import { cellsFirst } from './cells-first.ts';
import { heard } from './heard.ts';
import { inPhases } from './in-phases.ts';
import { type RunnerOptions, ScenarioRunner } from './scenario-runner.ts';

/** How a plan is run. */
export interface RunOptions extends RunnerOptions {
  /** Milliseconds for one exchange. */
  readonly timeout: number;
  /** Milliseconds that a target has to come back, each time that it went down; 90,000 unless given. */
  readonly restartWait?: number | undefined;
  /** Aborted when the run has to end early: what was begun sends nothing more, and is cleaned up. */
  readonly signal?: AbortSignal | undefined;
  /** Called with what is made before it is made, so that it can be removed even if this process is killed. */
  readonly note?: Note | undefined;
  /** Where it is put what was said and only the report shows; in memory unless given. */
  readonly evidence?: Evidence | undefined;
}

/** What happened. Judging it is the next step. */
export interface RunResult {
  /** "r7k2m9", in the names of everything the run created. */
  readonly runId: string;
  readonly startedAt: string;
  readonly seconds: number;
  readonly exchanges: readonly JudgedExchange[];
  /** Why some exchanges are not held against the target, by their ids. */
  readonly excuses: ReadonlyMap<string, Excuse>;
  readonly claims: readonly Claim[];
  /** Personas that are not let in any more, although they were. */
  readonly lost: readonly LostPersona[];
  readonly sightings: readonly Sighting[];
  /** Which scenarios used what others had made; absent where each made its own. */
  readonly handedOn?: readonly HandedOn[];
  /** What the document says that the server sends, and how much of it came; absent where it says nothing. */
  readonly incoming?: readonly HeardIncoming[];
  /** How each scenario ended that was begun: undefined if it went to its end. */
  readonly endings: ReadonlyMap<string, Reason | undefined>;
  readonly scenarios: readonly ScenarioOutline[];
  readonly receipt: Receipt;
  /** That the target hung or went down, in a sentence or two; missing where it did not. */
  readonly hang?: string;
  /** Why the run ended early. */
  readonly interrupted: Interruption | undefined;
  readonly pace: PaceTold;
}

/** Runs a plan against a target: controls first, then everything, then what only a mock can be told to do. */
export async function run(plan: Plan, target: Target, options: RunOptions): Promise<RunResult> {
  const startedAt = new Date();
  const opened = openContext(plan, target, options);
  const { context, runId, close } = opened;
  const { recorder, pace } = context;
  const runner = new ScenarioRunner(opened, options);
  const stop = (): void => runner.stop({ by: 'user', sentence: stoppedByUser });
  if (options.signal?.aborted) stop();
  options.signal?.addEventListener('abort', stop, { once: true });
  pace.limit();
  const isCareful = plan.protection !== undefined && !plan.readOnly;
  const beside: StoryContext = { ...context, accounts: noAccounts };
  const compare = isCareful ? await readLists(beside, runner.ran) : undefined;
  const restore = isCareful ? await readSettings(beside, runner.ran) : undefined;
  const mistake = await mistakeOf(async () => {
    await runInOrder(plan, target, runner, recorder);
    await runner.checkTargetAtTheEnd();
  });
  options.signal?.removeEventListener('abort', stop);
  pace.lift();
  const cleaned = await cleanUpRun(context, runner.receipts, runner.ran);
  const left = [...((await restore?.()) ?? []), ...cleaned.left];
  const receipt = compare ? withListedLeftovers({ ...cleaned, left }, await compare()) : cleaned;
  close();
  if (mistake) throw mistake.error;
  const { interrupted, endings, ran } = runner;
  const hang = [runner.hang.sentence(), context.outages.sentence()].filter((said) => said !== undefined);
  if (interrupted?.by === 'target') excuseFailures(context, interrupted.sentence);
  return {
    runId,
    startedAt: startedAt.toISOString(),
    seconds: (Date.now() - startedAt.getTime()) / 1000,
    exchanges: recorder.exchanges,
    excuses: standingExcuses(
      recorder.excuses,
      recorder.exchanges.map(({ exchange }) => exchange),
      plan.profile.tolerances,
      plan.profile.ours,
    ),
    claims: recorder.claims,
    lost: context.renewal.lost(),
    sightings: recorder.sightings,
    ...(recorder.handedOn.length > 0 && { handedOn: recorder.handedOn }),
    ...heard(plan.known.contract, recorder.deliveries),
    endings: withMissingAccounts(endings, target.auth.accountsLacking?.() ?? 0),
    scenarios: ran,
    receipt,
    ...(hang.length > 0 && { hang: hang.join(' ') }),
    interrupted,
    pace: pace.told(),
  };
}

/** A mistake of ours, kept until what the run made is removed, and what it changed is restored; undefined without one. */
async function mistakeOf(running: () => Promise<void>): Promise<{ readonly error: unknown } | undefined> {
  try {
    await running();
    return undefined;
  } catch (error) {
    return { error };
  }
}

/** What disturbs a server of others comes late, and what is only run where nothing else has proven its cell last. */
async function runInOrder(
  plan: Plan,
  target: Target,
  runner: ScenarioRunner,
  { exchanges, excuses }: Pick<RunResult, 'exchanges' | 'excuses'>,
): Promise<void> {
  const first = controls(plan.known.contract);
  const planned = plan.scenarios.filter(({ fallback }) => !fallback);
  const main = target.auth.leaseAccounts ? cellsFirst(planned) : planned;
  await runner.runAll(first, first.length + main.length);
  const total = first.length + main.length;
  const phases = isForeign(target) ? inPhases(main, plan.known, plan.profile) : [main];
  for (const [index, phase] of phases.entries()) {
    const running = runner
      .runAll(phase, total)
      .then(() => (index === 0 ? runner.runPutOff(total) : undefined));
    await running.finally(() => runner.removeSpares());
  }
  const proven = provenCells(exchanges, excuses);
  const rest = plan.scenarios.filter(
    ({ fallback, cell }) => fallback && cell !== undefined && !proven.has(cell),
  );
  await runner.runAll(rest, runner.ran.length + rest.length).finally(() => runner.removeSpares());
}

/** What fails because the target does not answer any more says nothing about the target that answered. */
function excuseFailures({ recorder, health }: StoryContext, sentence: string): void {
  const excuse: Excuse = { of: 'everything', reason: { kind: 'unreachable', sentence } };
  for (const exchange of health.failures()) recorder.excuse(exchange, excuse);
}
