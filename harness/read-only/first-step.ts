import type { Operation } from '../../contract/operation.ts';
import type { Plan } from '../plan.ts';
import { createPace } from '../politeness/pace.ts';
import { createPulse } from '../pulse.ts';
import type { Recorder } from '../recorder.ts';
import { createRenewal } from '../renewal.ts';
import type { Scenario } from '../scenario.ts';
import { Stop } from '../stop.ts';
import { type Stage, tell } from '../story.ts';
import { type Account, type AuthAdapter, noCredentials, type Target } from '../target.ts';
import { noTolerances } from '../tolerance.ts';

/** What a scenario does first that somebody else would notice. */
export type FirstStep =
  | { readonly kind: 'request'; readonly operation: Operation }
  | { readonly kind: 'socket' }
  | { readonly kind: 'account' };

/**
 * Tells the story of a scenario up to its first request, which is not sent. Undefined where it ends before that. What comes
 * after the first answer nobody can know without it.
 */
export async function firstStep(
  plan: Pick<Plan, 'known' | 'profile' | 'abilities'>,
  scenario: Scenario,
): Promise<FirstStep | undefined> {
  const { story, leave } = tell(emptyStage(plan), scenario);
  const connect = async (): Promise<never> => {
    throw new Taken({ kind: 'socket' });
  };
  try {
    await scenario.run({ ...story, connect });
    return undefined;
  } catch (error) {
    if (error instanceof Taken) return error.step;
    // What it lacks here it may have on the target; the run will say so.
    if (error instanceof Stop) return undefined;
    throw error;
  } finally {
    await leave();
  }
}

/** The step that ends a story before it is taken. */
class Taken extends Error {
  override readonly name = 'Taken';
  readonly step: FirstStep;

  constructor(step: FirstStep) {
    super('nothing is sent before a run');
    this.step = step;
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
    readOnly: false,
    unique: () => `r-${++count}`,
    runId: 'r-',
    identities: new Map(),
    kept: { asking: () => () => {}, gone: () => {}, unanswered: () => [] },
  };
}

const silent: Recorder = {
  exchange: async ({ operation }) => {
    throw new Taken({ kind: 'request', operation });
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
const somebody: Account = {
  identity: { provider: 'nobody', subject: 'nobody', email: 'nobody@example.com', name: 'Nobody' },
  plays: 'owner',
  credentials: () => noCredentials,
};
const anybody: AuthAdapter = {
  name: 'nobody',
  credentials: async () => noCredentials,
  identity: async () => somebody.identity,
  freshAccount: async () => {
    throw new Taken({ kind: 'account' });
  },
  member: async () => ({ account: somebody, group: 'nobody' }),
};
const nowhere: Omit<Target, 'abilities'> = { kind: 'url', url: 'http://nowhere.invalid', auth: anybody };
