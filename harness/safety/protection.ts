import type { Operation } from '../../contract/operations/operation.ts';
import type { Profile } from '../model/profile.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Known } from '../model/strategy.ts';
import { effectOf } from './effect.ts';
import { lastingCreations } from './lasting.ts';

/** What a run may do to a target that holds what others made. */
export interface Protection {
  /** Why an operation is left out, as a clause; undefined where it may be sent. */
  readonly whyNot: (operation: Operation) => string | undefined;
  /** Whether an operation may be sent whatever its path names: it is allowed by name, or its suite says how. */
  readonly isAllowed: (operation: Operation) => boolean;
  /** Whether the user allows an operation by its name. */
  readonly isNamed: (operation: Operation) => boolean;
  /** Whether a scenario is a story of the API's own suite, whose author knows what it changes. */
  readonly isStory: (scenario: Pick<Scenario, 'id'>) => boolean;
  /** The creations whose results nothing removes. */
  readonly lasting: ReadonlySet<Operation>;
}

/** `isNamed`: whether the user allows an operation by its name. */
export function createProtection(
  known: Pick<Known, 'contract' | 'graph'>,
  { hints, scenarios }: Pick<Profile, 'hints' | 'scenarios'>,
  isNamed: (operation: Operation) => boolean,
): Protection {
  const hinted = new Set(hints.map(({ operation }) => operation));
  const stories = new Set(scenarios.map(({ id }) => id));
  const isAllowed = (operation: Operation): boolean => hinted.has(operation.key) || isNamed(operation);
  return {
    isAllowed,
    isNamed,
    lasting: lastingCreations(known),
    isStory: ({ id }) => stories.has(id),
    whyNot: (operation) => {
      if (isAllowed(operation)) return undefined;
      const effect = effectOf(operation, known);
      return effect.kind === 'protected' ? effect.why : undefined;
    },
  };
}

/** The whole sentence: what it may change, and how to have it sent all the same. */
export function protectedSentence(why: string, { key }: Operation): string {
  return `${why}, and a run does not change existing data; --include "${key}" allows it, --disposable allows everything`;
}
