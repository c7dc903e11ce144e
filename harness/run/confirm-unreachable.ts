import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from '../model/exchange.ts';
import type { Scenario, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import { createStory } from '../story/create-story.ts';
import type { StoryContext } from '../story/story-context.ts';
import { witnessIn } from '../story/witness.ts';
import { longestSilence } from '../transport/patience.ts';
import { afterCutOff } from '../transport/target-health.ts';
import { UnreachableError } from '../transport/unreachable-error.ts';

/** Milliseconds before each time that a target is asked: one that only restarts is not given up. */
const usualPauses = [0, 1000, 2000, 4000, 8000];
/** Why a target may be gone. */
interface Suspicion {
  /** Those that were begun. */
  readonly scenarios: readonly Scenario[];
  readonly failure: string;
  /** Milliseconds before each time that the target is asked. */
  readonly pauses?: readonly number[] | undefined;
}

/**
 * Asks a target again what it has answered before. Undefined if it does, otherwise a clause that says that it is gone.
 * The exchanges belong to the scenario that was answered.
 */
export async function confirmUnreachable(
  context: StoryContext,
  { scenarios, failure, pauses = usualPauses }: Suspicion,
): Promise<string | undefined> {
  const { recorder, health } = context;
  const witness = witnessIn(recorder);
  const scenario = scenarios.find(({ id }) => id === witness?.scenario);
  // Where nothing can be asked again, only silence and what has never been there tell.
  if (!witness || !scenario)
    return health.isSilent() || !wasEverThere(context) ? gone(failure, context) : undefined;
  const { story } = createStory(context, { ...scenario, aim: 'may' });
  let last = failure;
  const begun = performance.now();
  for (const pause of pauses) {
    await sleep(pause);
    // Meanwhile somebody else may have got an answer.
    if (health.isSteady()) return undefined;
    const refusal = await refusalOf(story, witness);
    if (!refusal) return undefined;
    last = refusal.message;
    if (refusal instanceof Stop && refusal.kind === 'put-off')
      return `the target accepts no requests at the moment (${last})`;
    const isSilent = refusal instanceof UnreachableError && refusal.isSilence;
    if (isSilent && performance.now() - begun >= longestSilence) break;
  }
  return gone(last, context);
}

/** Asks once more; undefined where anything but a failure comes back, or where no more may be asked. */
async function refusalOf(
  story: Story,
  { operation, persona, purpose }: Exchange,
): Promise<Stop | UnreachableError | undefined> {
  try {
    const why = 'Check whether the target is still reachable';
    const draft = await story.draft(operation);
    await story.send(draft, { as: persona, expect: purpose.expected, why, step: 'control' });
    return undefined;
  } catch (error) {
    if (error instanceof UnreachableError) return error;
    if (!(error instanceof Stop)) throw error;
    const { status = 500, kind } = error;
    return status < 500 || kind === 'interrupted' ? undefined : error;
  }
}

function wasEverThere({ recorder }: StoryContext): boolean {
  return recorder.exchanges.some(({ exchange }) => exchange.response.status < 500);
}

/** Names what was cut off before nobody was answered any more: a crash begins like this. */
function gone(failure: string, { health }: Pick<StoryContext, 'health'>): string {
  return `the target became unreachable${afterCutOff(health)} (${failure})`;
}
