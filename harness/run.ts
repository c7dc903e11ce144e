import { cleanUp, type Receipt, sumOf } from './clean-up.ts';
import { controls } from './control.ts';
import type { Plan } from './plan.ts';
import { isProof } from './proof.ts';
import type { Reason } from './reason.ts';
import { type Claim, createRecorder, type JudgedExchange, type Sighting } from './recorder.ts';
import { createRedactor, type Redactor } from './redact.ts';
import type { Scenario } from './scenario.ts';
import { createSender, UnreachableError } from './send.ts';
import { Stop } from './stop.ts';
import { type Stage, tell } from './story.ts';
import type { Account, Credentials, Target } from './target.ts';

export interface RunOptions {
  /** Scenarios at a time. */
  readonly concurrency: number;
  /** Milliseconds for one exchange. */
  readonly timeout: number;
  /** Told after every scenario. */
  readonly onProgress?: (progress: Progress) => void;
  /** Aborted when the run has to end early: what was begun is finished and cleaned up. */
  readonly signal?: AbortSignal;
  /** Asked after every scenario; a sentence ends the run early, as a signal does. */
  readonly stopWhen?: (soFar: SoFar) => string | undefined;
}

/** A run that goes on: the lists grow. */
type SoFar = Pick<RunResult, 'exchanges' | 'claims' | 'endings' | 'scenarios'>;

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly exchanges: number;
  readonly violations: number;
}

/** What happened. Judging it is the next step. */
export interface RunResult {
  /** "r7k2m9", in the names of everything the run created. */
  readonly runId: string;
  readonly startedAt: string;
  readonly seconds: number;
  readonly exchanges: readonly JudgedExchange[];
  readonly claims: readonly Claim[];
  readonly sightings: readonly Sighting[];
  /** How each scenario ended that was begun: undefined if it went to its end. */
  readonly endings: ReadonlyMap<string, Reason | undefined>;
  readonly scenarios: readonly Scenario[];
  readonly receipt: Receipt;
  /** Why the run ended before its time. */
  readonly interrupted: string | undefined;
}

/** Scenarios that get no answer in a row until the target is given up. */
const patience = 5;

/** Runs a plan against a target: controls first, then everything, then what only a mock can be told to do. */
export async function run(plan: Plan, target: Target, options: RunOptions): Promise<RunResult> {
  const startedAt = new Date();
  const runId = newRunId();
  const redactor = createRedactor();
  const sender = createSender(target.url, { timeout: options.timeout });
  const recorder = createRecorder({
    contract: plan.known.contract,
    errors: plan.profile.errors,
    sender,
    redactor,
  });
  let count = 0;
  const stage: Stage = {
    known: plan.known,
    profile: plan.profile,
    target: withLearnedSecrets(target, redactor),
    recorder,
    unique: () => `${runId}-${++count}`,
    identities: new Map(),
  };
  const endings = new Map<string, Reason | undefined>();
  const receipts: Receipt[] = [];
  const ran: Scenario[] = [];
  const soFar: SoFar = { exchanges: recorder.exchanges, claims: recorder.claims, endings, scenarios: ran };
  let silent = 0;
  let interrupted: string | undefined;

  const perform = async (scenario: Scenario): Promise<void> => {
    if (options.signal?.aborted) interrupted ??= 'it was stopped by its user';
    if (interrupted) return;
    ran.push(scenario);
    const { story, journal, leave } = tell(stage, scenario);
    try {
      const ending = await endingOf(scenario.run(story));
      endings.set(scenario.id, ending);
      silent = ending?.kind === 'unreachable' ? silent + 1 : 0;
      if (silent >= patience) interrupted = ending?.sentence;
    } catch (error) {
      // A mistake of ours, which ends the run: nobody begins anything after it.
      interrupted ??= `a mistake in the scenario ${scenario.id}`;
      throw error;
    } finally {
      await leave();
      receipts.push(await cleanUp(stage, scenario, journal));
    }
  };
  const performAll = async (scenarios: readonly Scenario[], total: number): Promise<void> => {
    await inParallel(scenarios, options.concurrency, async (scenario) => {
      await perform(scenario);
      interrupted ??= options.stopWhen?.(soFar);
      options.onProgress?.({
        done: ran.length,
        total,
        exchanges: recorder.exchanges.length,
        violations: recorder.violating(),
      });
    });
  };

  const first = controls(plan.known.contract);
  const main = plan.scenarios.filter(({ fallback }) => !fallback);
  await performAll(first, first.length + main.length);
  await performAll(main, first.length + main.length);
  const proven = new Set(
    recorder.exchanges.filter(isProof).map(({ exchange, landed }) => `${exchange.operation.key} ${landed}`),
  );
  const rest = plan.scenarios.filter(
    ({ fallback, cell }) => fallback && cell !== undefined && !proven.has(cell),
  );
  await performAll(rest, ran.length + rest.length);
  sender.close();
  return {
    runId,
    startedAt: startedAt.toISOString(),
    seconds: (Date.now() - startedAt.getTime()) / 1000,
    exchanges: recorder.exchanges,
    claims: recorder.claims,
    sightings: recorder.sightings,
    endings,
    scenarios: ran,
    receipt: sumOf(receipts),
    interrupted,
  };
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

/** Every credential that an adapter gives out is known to the redactor before it is sent. */
function withLearnedSecrets(target: Target, redactor: Redactor): Target {
  const { auth } = target;
  const { freshAccount, member } = auth;
  const learn = (credentials: Credentials | undefined, whose: string): void => {
    for (const secret of credentials?.secrets ?? []) redactor.learn(secret, `token of ${whose}`);
  };
  const withLearned = (account: Account, whose: string): Account => ({
    ...account,
    credentials: (schemes) => {
      const credentials = account.credentials(schemes);
      learn(credentials, whose);
      return credentials;
    },
  });
  return {
    ...target,
    auth: {
      ...auth,
      credentials: async (persona, schemes) => {
        const credentials = await auth.credentials(persona, schemes);
        learn(credentials, persona);
        return credentials;
      },
      ...(freshAccount && {
        freshAccount: async (name, plays) =>
          withLearned(await freshAccount(name, plays), `an account of its own, ${name}`),
      }),
      ...(member && {
        member: async () => {
          const { account, group } = await member();
          return { account: withLearned(account, 'a member of a group'), group };
        },
      }),
    },
  };
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

function newRunId(): string {
  return `r${Math.random().toString(36).slice(2, 8)}`;
}
