import { type CleanedUp, cleanUp } from '../clean-up/clean-up.ts';
import type { Claim } from '../model/claim.ts';
import type { Excuse } from '../model/excuse.ts';
import type { Interruption } from '../model/interruption.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import type { Reason } from '../model/reason.ts';
import type { Scenario } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import { createStory } from '../story/create-story.ts';
import type { OpenedContext } from '../story/open-context.ts';
import type { StoryContext } from '../story/story-context.ts';
import { UnreachableError } from '../transport/unreachable-error.ts';
import { confirmUnreachable } from './confirm-unreachable.ts';
import { createHangWatch, type HangWatch } from './hang-watch.ts';
import { Places } from './places.ts';
import { createTimedFailures, type TimedFailures } from './timed-failures.ts';
import { crowded, isUnavailable, passing } from './unavailable.ts';

/** What happened so far: the lists grow. */
export interface SoFar {
  readonly exchanges: readonly JudgedExchange[];
  readonly excuses: ReadonlyMap<string, Excuse>;
  readonly claims: readonly Claim[];
  /** How each scenario ended that was begun: undefined if it went to its end. */
  readonly endings: ReadonlyMap<string, Reason | undefined>;
  readonly scenarios: readonly Scenario[];
}

/** How far a run is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly exchanges: number;
  readonly violations: number;
}

/** Scenarios that were not served and are run once more, at most. */
const mostAgain = 50;

/** How scenarios are run. */
export interface RunnerOptions {
  /** Called with what to say when the target hangs, or went down and is waited for. */
  readonly onHang?: ((sentence: string) => void) | undefined;
  /** Scenarios at a time. */
  readonly concurrency: number;
  /** Milliseconds before each time that a target is asked whether it is still there; up to 15 s unless given. */
  readonly pauses?: readonly number[] | undefined;
  /** Called after every scenario. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Asked after every scenario; a sentence ends the run early. */
  readonly stopWhen?: ((soFar: SoFar) => string | undefined) | undefined;
}

/** Runs scenarios until a run is over, or ends early. Lives as long as one run. */
export class ScenarioRunner {
  readonly receipts: CleanedUp[] = [];
  /** Every scenario that was begun, in that order. */
  readonly ran: Scenario[] = [];
  readonly endings = new Map<string, Reason | undefined>();
  /** Why the run ends early; undefined as long as it does not. */
  interrupted: Interruption | undefined;
  /** Whether the target hangs under several requests at a time. */
  readonly hang: HangWatch;
  readonly #opened: OpenedContext;
  readonly #options: RunnerOptions;
  /** While the target is asked whether it still answers. */
  #asking: Promise<void> | undefined;
  /** Scenarios that were answered 503 while others were under way, and were not run alone since. */
  readonly #busy = new Set<string>();
  /** Whoever hangs when asked several things at once is asked one thing at a time from then on. */
  readonly #places = new Places(() => (this.hang.isHanging() ? 1 : this.#options.concurrency));
  /** Scenarios that were answered 503 while nobody else was, and were not run again since. */
  readonly #passing = new Set<string>();
  /** What failed and may only have been late. */
  readonly #timed: TimedFailures;
  /** Scenarios that are under way. */
  #running = 0;
  /** Whether scenarios are run once more, one at a time. */
  #isAgain = false;

  constructor(opened: OpenedContext, options: RunnerOptions) {
    this.#opened = opened;
    this.#options = options;
    const { recorder } = opened.context;
    this.#timed = createTimedFailures(recorder);
    this.hang = createHangWatch(options.concurrency, {
      traffic: () => ({ isAnswered: recorder.exchanges.length > 0, crowd: recorder.requests().crowd }),
      say: options.onHang,
    });
    opened.context.pace.onHeld(this.#places.aside);
  }

  /** Ends the run early: what was begun sends nothing more, and is cleaned up. */
  stop(interruption: Interruption): void {
    this.interrupted ??= interruption;
    this.#opened.context.pace.stop(this.interrupted.sentence);
  }

  /** Runs scenarios, several at a time. Those that are not begun before the run ends early are left out. */
  async runAll(scenarios: readonly Scenario[], total: number): Promise<void> {
    const underWay = new Set<Promise<void>>();
    const mistakes: unknown[] = [];
    for (const scenario of scenarios) {
      await this.#places.take(scenario.id);
      const running = this.#runNext(scenario, total)
        .catch((error: unknown) => void mistakes.push(error))
        .finally(() => {
          this.#places.give(scenario.id);
          underWay.delete(running);
        });
      underWay.add(running);
    }
    await Promise.all(underWay);
    if (mistakes.length > 0) throw mistakes[0];
    await this.#runAgain(scenarios, total);
  }

  /** Runs those once more, one at a time, that were not served while others were. */
  async #runAgain(scenarios: readonly Scenario[], total: number): Promise<void> {
    const isSilent = ({ id }: Scenario) => this.hang.isHanging() && this.hang.isSilent(this.endings.get(id));
    const unserved = scenarios.filter(
      (scenario) =>
        this.#passing.has(scenario.id) ||
        this.#busy.has(scenario.id) ||
        this.#timed.isDue(scenario.id) ||
        isSilent(scenario),
    );
    this.#isAgain = true;
    for (const scenario of unserved.slice(0, mostAgain)) {
      if (this.interrupted) break;
      if (this.#timed.isDue(scenario.id)) {
        await this.#repeat(scenario, total);
        continue;
      }
      if (!this.#passing.has(scenario.id) && !this.#busy.has(scenario.id) && !isSilent(scenario)) continue;
      const wasAlone = this.#passing.delete(scenario.id);
      this.#busy.delete(scenario.id);
      const before = this.#opened.context.recorder.exchanges.length;
      await this.#runNext(scenario, total);
      if (!wasAlone) this.hang.again(!isSilent(scenario) && this.#unavailable(scenario, before).length === 0);
    }
    this.#isAgain = false;
  }

  /** What fails because of time fails every time. */
  async #repeat(scenario: Scenario, total: number): Promise<void> {
    while (this.#timed.isDue(scenario.id) && !this.interrupted) await this.#runNext(scenario, total);
  }

  /** The exchanges of a scenario since then that were answered 503, and not meant to be. */
  #unavailable({ id }: Scenario, since: number): readonly string[] {
    return this.#opened.context.recorder.exchanges
      .slice(since)
      .filter(({ exchange }) => exchange.scenario === id && isUnavailable(exchange))
      .map(({ exchange }) => exchange.id);
  }

  /** What depends on concurrency, or may pass, is seen once more before it counts. */
  #excuseUnavailable(scenario: Scenario, since: number, isCrowded: boolean): void {
    const unavailable = this.#unavailable(scenario, since);
    if (unavailable.length === 0) return;
    const excuse = isCrowded ? crowded : passing;
    for (const exchange of unavailable) this.#opened.context.recorder.excuse(exchange, excuse);
    (isCrowded ? this.#busy : this.#passing).add(scenario.id);
    if (isCrowded) this.hang.busy();
  }

  /** Runs those again that had to wait until nobody needs any more what others made. */
  async runPutOff(total: number): Promise<void> {
    const { late } = this.#opened.context;
    late.hasBegun = true;
    const waiting = this.ran.filter(({ id }) => late.putOff.has(id) && this.endings.get(id) !== undefined);
    await this.runAll(waiting, total);
  }

  /** Removes what stories had made for them and left as it was: nobody needs it any more. */
  async removeSpares(): Promise<void> {
    const { context } = this.#opened;
    for (const { scenario, created } of context.spares?.takeAll() ?? []) {
      const before = context.recorder.exchanges.length;
      this.receipts.push(await cleanUp(context, scenario, { created, gone: new Set() }));
      // What could not be removed is removed at the end of the run.
      for (const exchange of this.#unavailable(scenario, before)) context.recorder.excuse(exchange, passing);
    }
  }

  /** Whatever failed last may be the first failure of a target that does not answer any more. */
  async checkTargetAtTheEnd(): Promise<void> {
    if (this.interrupted || this.#opened.context.health.isSteady()) return;
    const last = [...this.endings.values()].findLast((ending) => ending)?.sentence;
    await this.#checkTarget(last ?? 'the target does not respond any more');
  }

  async #runNext(scenario: Scenario, total: number): Promise<void> {
    const { recorder, health } = this.#opened.context;
    const { exchanges, excuses, claims } = recorder;
    if (!this.interrupted) await this.#run(scenario);
    // As long as it is not clear whether the target is going away, what fails is no reason for anything.
    if (!this.interrupted && health.isSteady()) {
      const { endings, ran } = this;
      const sentence = this.#options.stopWhen?.({ exchanges, excuses, claims, endings, scenarios: ran });
      if (sentence !== undefined) this.interrupted = { by: 'condition', sentence };
    }
    this.#options.onProgress?.({
      done: this.ran.length,
      total,
      exchanges: exchanges.length,
      violations: recorder.violating(),
    });
  }

  async #run(scenario: Scenario): Promise<void> {
    const { context, openAccounts } = this.#opened;
    if (!this.ran.includes(scenario)) this.ran.push(scenario);
    const own: StoryContext = { ...context, accounts: openAccounts() };
    const { story, journal, handOn, leave } = createStory(own, scenario);
    // What was begun before there was one at a time still goes on.
    const isCrowded =
      this.#running > 0 || (this.#options.concurrency > 1 && !this.#isAgain && !this.hang.isHanging());
    this.#running += 1;
    const before = context.recorder.exchanges.length;
    const since = { exchanges: before, claims: context.recorder.claims.length };
    try {
      const ending = await endingOf(scenario.run(story));
      this.endings.set(scenario.id, ending);
      this.hang.ended(ending);
      if (ending?.kind === 'interrupted') this.interrupted ??= { by: 'limit', sentence: ending.sentence };
      if (ending && !this.interrupted && this.#isTargetInDoubt()) await this.#checkTarget(ending.sentence);
    } catch (error) {
      // A mistake of ours, which ends the run: nobody begins anything after it.
      this.interrupted ??= { by: 'condition', sentence: `a bug in the scenario ${scenario.id}` };
      throw error;
    } finally {
      await leave();
      if (!this.interrupted) handOn();
      const receipt = await cleanUp(own, scenario, journal);
      this.receipts.push(receipt);
      this.#running -= 1;
      if (isCrowded || !this.#isAgain) this.#excuseUnavailable(scenario, before, isCrowded);
      this.#timed.ended(scenario, since);
      own.accounts.end((login) => receipt.left.length > 0 || hasUnansweredRequest(context, login));
    }
  }

  /** Whoever answered nobody so far, and was asked several things at once, is first asked one thing at a time. */
  #isTargetInDoubt(): boolean {
    const { health, recorder } = this.#opened.context;
    const isNextAlone = this.hang.isHanging() && !this.#isAgain && recorder.exchanges.length === 0;
    return health.isSuspect() && !isNextAlone;
  }

  /** Nobody begins anything while the target is asked whether it still answers. */
  async #checkTarget(failure: string): Promise<void> {
    const { context, openAccounts } = this.#opened;
    const own: StoryContext = { ...context, accounts: openAccounts() };
    const { pauses } = this.#options;
    this.#asking ??= confirmUnreachable(own, { scenarios: this.ran, failure, pauses }).then((sentence) => {
      this.#asking = undefined;
      own.accounts.end(() => true);
      if (sentence === undefined) return;
      const hung = this.hang.clause();
      this.interrupted ??= { by: 'target', sentence: hung === undefined ? sentence : `${sentence}: ${hung}` };
      context.health.giveUp();
    });
    await this.#asking;
  }
}

/** Whether somebody sent something whose answer nobody saw. */
function hasUnansweredRequest({ kept }: StoryContext, login: string): boolean {
  return kept.unanswered().some(({ sent: { by } }) => typeof by !== 'string' && by.login === login);
}

/** Why a scenario did not go to its end; undefined if it did. */
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
