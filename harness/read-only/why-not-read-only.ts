import { createTally } from '../allowance.ts';
import type { Plan } from '../plan.ts';
import { createPace } from '../politeness/pace.ts';
import { createPulse } from '../pulse.ts';
import type { Recorder } from '../recorder.ts';
import { createRenewal } from '../renewal.ts';
import type { Scenario } from '../scenario.ts';
import { Stop } from '../stop.ts';
import { type Stage, tell } from '../story.ts';
import { openAccounts } from '../story-accounts.ts';
import { type AuthAdapter, noCredentials, type Target } from '../target.ts';
import { noTolerances } from '../tolerance.ts';
import { createFoundResources } from './found-resources.ts';

/**
 * Tells the story of a scenario up to its first request, which is not sent, and says why it does not come to one that a
 * read-only run sends. Undefined where it does. What comes after the first answer nobody can know without it.
 */
export async function whyNotReadOnly(
  plan: Pick<Plan, 'known' | 'profile' | 'abilities'>,
  scenario: Scenario,
): Promise<string | undefined> {
  const { story, leave } = tell(emptyStage(plan), scenario);
  try {
    await scenario.run(story);
    return undefined;
  } catch (error) {
    if (error instanceof Taken) return undefined;
    // What else it lacks here it may have on the target; the run will say so.
    if (error instanceof Stop) return error.kind === 'excluded' ? error.message : undefined;
    throw error;
  } finally {
    await leave();
  }
}

/** Ends a story at its first request. */
class Taken extends Error {
  override readonly name = 'Taken';

  constructor() {
    super('nothing is sent before a run');
  }
}

function emptyStage({ known, profile, abilities }: Pick<Plan, 'known' | 'profile' | 'abilities'>): Stage {
  let count = 0;
  return {
    known,
    profile,
    tolerances: noTolerances,
    target: { ...nowhere, abilities },
    recorder: silent,
    pace: createPace(),
    pulse: createPulse(),
    renewal: createRenewal({ ...nowhere, abilities }),
    readOnly: true,
    found: createFoundResources(known),
    unique: () => `r-${++count}`,
    runId: 'r-',
    identities: new Map(),
    accounts: openAccounts(anybody, createTally()),
    kept: { asking: () => () => {}, gone: () => {}, unanswered: () => [] },
  };
}

const silent: Recorder = {
  exchange: async () => {
    throw new Taken();
  },
  claim: () => {},
  sighting: () => {},
  excuse: () => {},
  exchanges: [],
  violating: () => 0,
  claims: [],
  excuses: new Map(),
  sightings: [],
};

/** Whoever is asked for is there; nobody has to log in to be asked what they would do. */
const anybody: AuthAdapter = {
  name: 'nobody',
  credentials: async () => noCredentials,
  identity: async () => ({
    provider: 'nobody',
    subject: 'nobody',
    email: 'nobody@example.com',
    name: 'Nobody',
  }),
  freshAccount: async () => {
    throw new Taken();
  },
};
const nowhere: Omit<Target, 'abilities'> = { kind: 'url', url: 'http://nowhere.invalid', auth: anybody };
