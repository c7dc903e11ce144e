import { createTally } from '../model/rate-allowance.ts';
import type { Scenario } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import { type AuthAdapter, noCredentials, type Target } from '../model/target.ts';
import { noTolerances } from '../model/tolerance.ts';
import { createRenewal } from '../personas/credential-renewal.ts';
import { openAccounts } from '../personas/story-accounts.ts';
import type { Plan } from '../plan/plan.ts';
import { createOwnResources } from '../safety/own-resources.ts';
import { createStory } from '../story/create-story.ts';
import { createExistingValues } from '../story/existing-values.ts';
import { createLasting } from '../story/lasting.ts';
import { createFoundResources } from '../story/listed-resources.ts';
import { createOutages } from '../story/outages.ts';
import { createSetUps } from '../story/set-ups.ts';
import type { StoryContext } from '../story/story-context.ts';
import { createPace } from '../transport/create-pace.ts';
import type { Recorder } from '../transport/recorder.ts';
import { createTargetHealth } from '../transport/target-health.ts';

/**
 * Tells the story of a scenario up to its first request, which is not sent, and says why it does not come to one that a
 * read-only run sends. Undefined where it does. What comes after the first answer nobody can know without it.
 */
export async function whyNotReadOnly(
  plan: Pick<Plan, 'known' | 'profile' | 'abilities'>,
  scenario: Scenario,
): Promise<string | undefined> {
  const { story, leave } = createStory(emptyStage(plan), scenario);
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

/** Ends a story at its first request. No function of a story is to take it for a mistake. */
export class Taken extends Error {
  override readonly name = 'Taken';

  constructor() {
    super('nothing is sent before a run');
  }
}

function emptyStage({
  known,
  profile,
  abilities,
}: Pick<Plan, 'known' | 'profile' | 'abilities'>): StoryContext {
  let count = 0;
  const pace = createPace();
  const existing = createExistingValues(known, 'r-');
  return {
    known,
    profile,
    tolerances: noTolerances,
    target: { ...nowhere, abilities },
    recorder: silent,
    pace,
    health: createTargetHealth(),
    unanswered: new Map(),
    outages: createOutages(pace, { suspects: () => '', excuse: () => {} }),
    renewal: createRenewal({ ...nowhere, abilities }),
    sessions: undefined,
    readOnly: true,
    protection: undefined,
    own: createOwnResources(),
    found: createFoundResources(known, existing),
    existing,
    setUps: createSetUps(),
    lasting: createLasting(),
    spares: undefined,
    late: { hasBegun: false, putOff: new Set() },
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
  requests: () => ({ begun: 0, underWay: 0, crowd: 0 }),
  unanswered: () => {
    throw new Taken();
  },
  claim: () => {},
  sighting: () => {},
  delivered: () => {},
  deliveries: new Map(),
  excuse: () => {},
  accuse: () => {},
  exchanges: [],
  violating: () => 0,
  claims: [],
  excuses: new Map(),
  sightings: [],
  handOn: () => undefined,
  handedOn: [],
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
