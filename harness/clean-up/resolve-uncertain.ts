import { type Created, isWithin } from '../journal/journal.ts';
import { AuthError } from '../model/auth-error.ts';
import type { Scenario } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { StoryContext } from '../story/story-context.ts';
import { createPatience } from '../transport/patience.ts';
import { UnreachableError } from '../transport/unreachable-error.ts';
import { cleanUp, type Left, type Receipt, tombstonesIn } from './clean-up.ts';

/** What a run has made, or may have made, and what was not removed in its place. */
export interface Uncertain {
  readonly standing: readonly Created[];
  readonly unanswered: readonly Unanswered[];
}

/** A request whose answer nobody saw. */
export interface Unanswered {
  /** "/pets" */
  readonly path: string;
  /** What it made. Throws what ends a scenario where that cannot be looked up. */
  readonly lookUp: () => Promise<readonly Created[]>;
  /** Takes note of what it made. */
  readonly answered: (made: readonly Created[]) => void;
}

/** Removes what is unsettled, after looking up what may be there. Never throws because of the target. */
export async function settle(
  context: StoryContext,
  scenario: Scenario,
  { standing, unanswered }: Uncertain,
): Promise<Receipt> {
  const found: Created[] = [];
  const left: Left[] = [];
  const patience = createPatience();
  for (const { path, lookUp, answered } of unanswered) {
    // What is inside something that goes, goes with it.
    if ([...standing, ...found].some((one) => isWithin(path, one.path))) {
      answered([]);
      continue;
    }
    const over = patience.over();
    const looked = over === undefined ? await attempted(lookUp()) : { why: over };
    if (over === undefined) patience.heard(silenceOf(looked));
    if ('why' in looked) left.push({ path, why: looked.why });
    else {
      answered(looked.value);
      found.push(...looked.value);
    }
  }
  const cleaned = await cleanUp(context, scenario, { created: [...standing, ...found], gone: new Set() });
  return {
    created: cleaned.created + left.length,
    removed: cleaned.removed,
    left: [...left, ...cleaned.left],
    ...tombstonesIn([cleaned]),
  };
}

export type Attempted<T> =
  | { readonly value: T }
  | { readonly why: string; readonly silence?: UnreachableError };

/** The silence that something ended in; undefined where an answer came. */
export function silenceOf(attempt: Attempted<unknown>): UnreachableError | undefined {
  return 'silence' in attempt ? attempt.silence : undefined;
}

/** What came of something, or why nothing did where that is no mistake of ours. */
export async function attempted<T>(work: Promise<T>): Promise<Attempted<T>> {
  try {
    return { value: await work };
  } catch (error) {
    if (error instanceof UnreachableError) return { why: error.message, silence: error };
    if (error instanceof Stop || error instanceof AuthError) return { why: error.message };
    throw error;
  }
}
