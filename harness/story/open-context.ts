import { createJournalWriter, type JournalWriter, type Note } from '../journal/journal-writer.ts';
import { noLimits } from '../model/budget.ts';
import { directConnection } from '../model/connection.ts';
import type { Excuse } from '../model/excuse.ts';
import { createTally } from '../model/rate-allowance.ts';
import { newRunId } from '../model/run-id.ts';
import { isForeign, type Target } from '../model/target.ts';
import { createTolerances, noTolerances } from '../model/tolerance.ts';
import { createRenewal } from '../personas/credential-renewal.ts';
import { createSessions } from '../personas/sessions/sessions.ts';
import { openAccounts, type StoryAccounts } from '../personas/story-accounts.ts';
import type { Plan } from '../plan/plan.ts';
import { createOwnResources } from '../safety/own-resources.ts';
import { createPace } from '../transport/create-pace.ts';
import { type Evidence, inMemory } from '../transport/evidence.ts';
import { secretLearningSender } from '../transport/learn-secrets.ts';
import { politeSender } from '../transport/polite-sender.ts';
import { createRecorder } from '../transport/recorder.ts';
import { createRedactor } from '../transport/redact.ts';
import { createSender } from '../transport/send.ts';
import { afterCutOff, createTargetHealth } from '../transport/target-health.ts';
import { createExistingValues } from './existing-values.ts';
import { createLasting } from './lasting.ts';
import { withLearnedSecrets } from './learned-secrets.ts';
import { createFoundResources } from './listed-resources.ts';
import { createOutages } from './outages.ts';
import { createSetUps } from './set-ups.ts';
import { createSpares } from './spare-resources.ts';
import type { StoryContext } from './story-context.ts';

/** What stories are told on, and how to leave it. */
export interface OpenedContext {
  readonly context: StoryContext;
  /** The accounts of one story; its `end` has to be called when the story was cleaned up after. */
  readonly openAccounts: () => StoryAccounts;
  /** "r7k2m9", in the names of everything that is made on it. */
  readonly runId: string;
  readonly close: () => void;
}

/** Of a target that went down, and is asked whether it is back. */
const notReady: Excuse = {
  of: 'everything',
  reason: { kind: 'inconclusive', sentence: 'the target went down and was not ready again' },
};

/** Gets everything ready that the stories of one run share. `note` keeps what they make for whoever comes later. */
export function openContext(
  {
    known,
    profile,
    readOnly = false,
    protection,
  }: Pick<Plan, 'known' | 'profile' | 'protection'> & { readonly readOnly?: boolean },
  target: Target,
  {
    timeout,
    note = () => {},
    evidence = inMemory,
    restartWait,
    onHang,
  }: {
    readonly timeout: number;
    readonly note?: Note | undefined;
    readonly evidence?: Evidence | undefined;
    /** Milliseconds that a target has to come back after it went down. */
    readonly restartWait?: number | undefined;
    /** Called with what to say when the run waits for that. */
    readonly onHang?: ((sentence: string) => void) | undefined;
  },
): OpenedContext {
  const runId = newRunId();
  const redactor = createRedactor();
  const { connection = directConnection } = target;
  const sender = secretLearningSender(
    createSender(target.url, { timeout, connection }),
    target.secretPlaces ?? [],
    redactor,
  );
  for (const secret of connection.secrets) redactor.learn(secret, 'secret of the target');
  const pace = target.pace ?? createPace();
  const health = createTargetHealth();
  const learning = withLearnedSecrets(target, redactor);
  const { contract } = known;
  const existing = createExistingValues(known, runId);
  const tolerances = isForeign(target)
    ? createTolerances(profile.tolerances ?? [], profile.ours)
    : noTolerances;
  const { errors } = profile;
  const { budget = noLimits } = target;
  const recorder = createRecorder({
    contract,
    errors,
    sender,
    pace,
    health,
    redactor,
    tolerances,
    connection,
    evidence,
    budget,
  });
  const kept: JournalWriter = createJournalWriter(note, target.auth);
  note({ kind: 'run', id: runId });
  const tally = createTally();
  const openOnes = (): StoryAccounts => openAccounts(learning.auth, tally);
  const guard = target.sessions?.csrf ?? known.csrf;
  const sessions =
    (target.sessions || guard) &&
    createSessions({
      url: target.url,
      guard,
      send: politeSender(sender, pace, { budget }).send,
      learn: (secret) => redactor.learn(secret, 'secret of a session'),
    });
  let count = 0;
  return {
    runId,
    openAccounts: openOnes,
    context: {
      known,
      profile,
      target: learning,
      renewal: createRenewal(learning),
      sessions,
      recorder,
      tolerances,
      pace,
      readOnly,
      protection,
      own: createOwnResources(),
      found: createFoundResources(known, existing),
      existing,
      setUps: createSetUps(),
      lasting: createLasting(),
      late: { hasBegun: false, putOff: new Set() },
      spares: createSpares(),
      health,
      unanswered: new Map(),
      outages: createOutages(pace, {
        longest: restartWait,
        say: onHang,
        suspects: () => afterCutOff(health),
        excuse: (exchange) => recorder.excuse(exchange, notReady),
      }),
      // All of one length, so that none is found by looking for another.
      unique: () => `${runId}-${String(++count).padStart(5, '0')}`,
      runId,
      identities: new Map(),
      accounts: openOnes(),
      kept,
    },
    close: () => sender.close(),
  };
}
