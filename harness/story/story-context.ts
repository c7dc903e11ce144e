import { type Evidence, inMemory } from '../evidence.ts';
import { createJournalWriter, type JournalWriter, type Note } from '../journal/journal-writer.ts';
import { createTally } from '../model/rate-allowance.ts';
import { newRunId } from '../model/run-id.ts';
import { type Account, type Credentials, isForeign, type Target } from '../model/target.ts';
import { createTolerances, noTolerances } from '../model/tolerance.ts';
import { createRenewal } from '../personas/credential-renewal.ts';
import { openAccounts, type StoryAccounts } from '../personas/story-accounts.ts';
import type { Plan } from '../plan/plan.ts';
import { createPace } from '../transport/pace.ts';
import { createRecorder } from '../transport/recorder.ts';
import { createRedactor, type Redactor } from '../transport/redact.ts';
import { createSender } from '../transport/send.ts';
import { createTargetHealth } from '../transport/target-health.ts';
import type { StoryContext } from './create-story.ts';
import { createFoundResources } from './listed-resources.ts';

/** What stories are told on, and how to leave it. */
export interface OpenedContext {
  readonly context: StoryContext;
  /** The accounts of one story; its `end` has to be called when the story was cleaned up after. */
  readonly openAccounts: () => StoryAccounts;
  /** "r7k2m9", in the names of everything that is made on it. */
  readonly runId: string;
  readonly close: () => void;
}

/** Gets everything ready that the stories of one run share. `note` keeps what they make for whoever comes later. */
export function openContext(
  { known, profile, readOnly = false }: Pick<Plan, 'known' | 'profile'> & { readonly readOnly?: boolean },
  target: Target,
  {
    timeout,
    note = () => {},
    evidence = inMemory,
  }: {
    readonly timeout: number;
    readonly note?: Note | undefined;
    readonly evidence?: Evidence | undefined;
  },
): OpenedContext {
  const runId = newRunId();
  const redactor = createRedactor();
  const sender = createSender(target.url, { timeout });
  const pace = target.pace ?? createPace();
  const health = createTargetHealth();
  const learning = withLearnedSecrets(target, redactor);
  const { contract } = known;
  const tolerances = isForeign(target)
    ? createTolerances(profile.tolerances ?? [], profile.ours)
    : noTolerances;
  const { errors } = profile;
  const recorder = createRecorder({ contract, errors, sender, pace, health, redactor, tolerances, evidence });
  const kept: JournalWriter = createJournalWriter(note, target.auth);
  note({ kind: 'run', id: runId });
  const tally = createTally();
  const openOnes = (): StoryAccounts => openAccounts(learning.auth, tally);
  let count = 0;
  return {
    runId,
    openAccounts: openOnes,
    context: {
      known,
      profile,
      target: learning,
      renewal: createRenewal(learning),
      recorder,
      tolerances,
      pace,
      readOnly,
      found: createFoundResources(known),
      health,
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

/** Every credential that an adapter gives out is known to the redactor before it is sent. */
function withLearnedSecrets(target: Target, redactor: Redactor): Target {
  const { auth } = target;
  const { freshAccount, lend, member, again } = auth;
  const learn = (credentials: Credentials | undefined, whose: string): void => {
    for (const secret of credentials?.secrets ?? []) redactor.learn(secret, `token of ${whose}`);
  };
  const withLearned = (account: Account, called: string): Account => ({
    ...account,
    called,
    credentials: (schemes) => {
      const credentials = account.credentials(schemes);
      learn(credentials, `account ${called}`);
      // A lent account goes from story to story, and each calls it something else.
      for (const secret of credentials.secrets) redactor.rename(secret, `token of account ${called}`);
      return credentials;
    },
  });
  return {
    ...target,
    auth: {
      ...auth,
      credentials: async (persona, schemes, spent) => {
        const credentials = await auth.credentials(persona, schemes, spent);
        learn(credentials, persona);
        return credentials;
      },
      ...(freshAccount && {
        freshAccount: async (name, plays) => withLearned(await freshAccount(name, plays), name),
      }),
      ...(lend && {
        lend: () => {
          const loan = lend();
          return {
            ...loan,
            account: async (name, plays, terms) => withLearned(await loan.account(name, plays, terms), name),
          };
        },
      }),
      ...(again && { again: async (login, plays) => withLearned(await again(login, plays), login) }),
      ...(member && {
        member: async () => {
          const { account, group } = await member();
          return { account: withLearned(account, 'member'), group };
        },
      }),
    },
  };
}
