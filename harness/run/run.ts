import { type CleanedUp, cleanUp, type Receipt } from '../clean-up/clean-up.ts';
import { cleanUpRun } from '../clean-up/clean-up-run.ts';
import type { Note } from '../journal/journal-writer.ts';
import type { Excuse } from '../model/excuse.ts';
import type { Interruption } from '../model/interruption.ts';
import { provenCells } from '../model/proof.ts';
import type { Reason } from '../model/reason.ts';
import type { Scenario, ScenarioOutline } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Target } from '../model/target.ts';
import { controls } from '../personas/control.ts';
import type { LostPersona } from '../personas/credential-renewal.ts';
import { withMissingAccounts } from '../personas/missing-accounts.ts';
import type { Plan } from '../plan/plan.ts';
import { createStory, type StoryContext } from '../story/create-story.ts';
import { openContext } from '../story/story-context.ts';
import type { PaceTold } from '../transport/pace.ts';
import type { Claim, DeliveryCount, JudgedExchange, Recorder, Sighting } from '../transport/recorder.ts';
import { UnreachableError } from '../transport/send.ts';
import { cellsFirst } from './cells-first.ts';
import { confirmUnreachable } from './confirm-unreachable.ts';

export interface RunOptions {
  /** Scenarios at a time. */
  readonly concurrency: number;
  /** Milliseconds for one exchange. */
  readonly timeout: number;
  /** Told after every scenario. */
  readonly onProgress?: (progress: Progress) => void;
  /** Aborted when the run has to end early: what was begun sends nothing more, and is cleaned up. */
  readonly signal?: AbortSignal;
  /** Asked after every scenario; a sentence ends the run early, as a signal does. */
  readonly stopWhen?: (soFar: SoFar) => string | undefined;
  /** Told what is made before it is made, so that it can be removed even if this process is killed. */
  readonly note?: Note | undefined;
}

/** A run that goes on: the lists grow. */
type SoFar = Pick<RunResult, 'exchanges' | 'excuses' | 'claims' | 'endings' | 'scenarios'>;

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly exchanges: number;
  readonly violations: number;
}

/** A webhook or callback with what came of it. */
export interface HeardIncoming extends DeliveryCount {
  readonly id: string;
  readonly kind: 'webhook' | 'callback';
  readonly summary: string;
  readonly pointer: string;
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
  /** What the document says that the server sends, and how much of it came; absent where it says nothing. */
  readonly incoming?: readonly HeardIncoming[];
  /** How each scenario ended that was begun: undefined if it went to its end. */
  readonly endings: ReadonlyMap<string, Reason | undefined>;
  readonly scenarios: readonly ScenarioOutline[];
  readonly receipt: Receipt;
  /** Why the run ended before its time. */
  readonly interrupted: Interruption | undefined;
  readonly pace: PaceTold;
}

/** Runs a plan against a target: controls first, then everything, then what only a mock can be told to do. */
export async function run(plan: Plan, target: Target, options: RunOptions): Promise<RunResult> {
  const startedAt = new Date();
  const { context, openAccounts, runId, close } = openContext(plan, target, options);
  const { recorder, pace, health } = context;
  pace.limit();
  const endings = new Map<string, Reason | undefined>();
  const receipts: CleanedUp[] = [];
  const ran: Scenario[] = [];
  const { exchanges, excuses, claims } = recorder;
  const soFar: SoFar = { exchanges, excuses, claims, endings, scenarios: ran };
  let interrupted: Interruption | undefined;
  let asking: Promise<void> | undefined;

  /** Nobody begins anything while the target is asked whether it is still there. */
  const stillThere = async (failure: string): Promise<void> => {
    const own: StoryContext = { ...context, accounts: openAccounts() };
    asking ??= confirmUnreachable(own, ran, failure).then((sentence) => {
      asking = undefined;
      own.accounts.end(() => true);
      if (sentence === undefined) return;
      interrupted ??= { by: 'target', sentence };
      health.giveUp();
    });
    await asking;
  };

  const stop = (): void => {
    interrupted ??= { by: 'user', sentence: 'it was stopped by its user' };
    pace.stop(interrupted.sentence);
  };
  options.signal?.addEventListener('abort', stop, { once: true });

  const perform = async (scenario: Scenario): Promise<void> => {
    if (options.signal?.aborted) stop();
    if (interrupted) return;
    ran.push(scenario);
    const own: StoryContext = { ...context, accounts: openAccounts() };
    const { story, journal, leave } = createStory(own, scenario);
    try {
      const ending = await endingOf(scenario.run(story));
      endings.set(scenario.id, ending);
      if (ending?.kind === 'interrupted') interrupted ??= { by: 'limit', sentence: ending.sentence };
      if (ending && !interrupted && health.isSuspect()) await stillThere(ending.sentence);
    } catch (error) {
      // A mistake of ours, which ends the run: nobody begins anything after it.
      interrupted ??= { by: 'condition', sentence: `a mistake in the scenario ${scenario.id}` };
      throw error;
    } finally {
      await leave();
      const receipt = await cleanUp(own, scenario, journal);
      receipts.push(receipt);
      own.accounts.end((login) => receipt.left.length > 0 || isUncertain(context, login));
    }
  };
  const performAll = async (scenarios: readonly Scenario[], total: number): Promise<void> => {
    await inParallel(scenarios, options.concurrency, async (scenario) => {
      await perform(scenario);
      // As long as it is not clear whether the target is going away, what fails is no reason for anything.
      const sentence = interrupted || !health.isSteady() ? undefined : options.stopWhen?.(soFar);
      if (sentence !== undefined) interrupted = { by: 'condition', sentence };
      options.onProgress?.({
        done: ran.length,
        total,
        exchanges: exchanges.length,
        violations: recorder.violating(),
      });
    });
  };

  const first = controls(plan.known.contract);
  const planned = plan.scenarios.filter(({ fallback }) => !fallback);
  const main = target.auth.lend ? cellsFirst(planned) : planned;
  await performAll(first, first.length + main.length);
  await performAll(main, first.length + main.length);
  const proven = provenCells(exchanges, excuses);
  const rest = plan.scenarios.filter(
    ({ fallback, cell }) => fallback && cell !== undefined && !proven.has(cell),
  );
  await performAll(rest, ran.length + rest.length);
  // Whatever failed last may be the first that a target failed of which nobody is there any more.
  if (!interrupted && !health.isSteady()) await stillThere(lastFailure(endings));
  options.signal?.removeEventListener('abort', stop);
  pace.lift();
  const receipt = await cleanUpRun(context, receipts, ran);
  close();
  if (interrupted?.by === 'target') excuseFailures(context, interrupted.sentence);
  return {
    runId,
    startedAt: startedAt.toISOString(),
    seconds: (Date.now() - startedAt.getTime()) / 1000,
    exchanges,
    excuses,
    claims,
    lost: context.renewal.lost(),
    sightings: recorder.sightings,
    ...heard(plan, recorder),
    endings: withMissingAccounts(endings, target.auth.accountsLacking?.() ?? 0),
    scenarios: ran,
    receipt,
    interrupted,
    pace: pace.told(),
  };
}

/** Whether somebody sent something whose answer nobody saw. */
function isUncertain({ kept }: StoryContext, login: string): boolean {
  return kept.unanswered().some(({ sent: { by } }) => typeof by !== 'string' && by.login === login);
}

function heard({ known }: Plan, { deliveries }: Recorder): Pick<RunResult, 'incoming'> {
  const { incoming } = known.contract;
  if (incoming.length === 0) return {};
  const none = { deliveries: 0, wrong: 0 };
  return {
    incoming: incoming.map(({ id, kind, operation: { summary, pointer } }) => ({
      id,
      kind,
      summary,
      pointer,
      ...(deliveries.get(id) ?? none),
    })),
  };
}

function lastFailure(endings: RunResult['endings']): string {
  return [...endings.values()].findLast((ending) => ending)?.sentence ?? 'nothing is answered any more';
}

/** What fails because nobody is there says nothing about whoever was. */
function excuseFailures({ recorder, health }: StoryContext, sentence: string): void {
  const excuse: Excuse = { of: 'everything', reason: { kind: 'unreachable', sentence } };
  for (const exchange of health.failures()) recorder.excuse(exchange, excuse);
}

async function endingOf(story: Promise<void>): Promise<Reason | undefined> {
  try {
    await story;
    return undefined;
  } catch (error) {
    if (error instanceof Stop) return { kind: error.kind, sentence: error.message };
    if (error instanceof UnreachableError) return { kind: 'unreachable', sentence: error.message };
    throw error;
  }
}

async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}
