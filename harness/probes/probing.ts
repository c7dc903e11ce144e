import type { Operation } from '../../contract/operations/operation.ts';
import type { Scenario, Story } from '../model/scenario.ts';
import type { Known } from '../model/strategy.ts';

/** The suite of all probes. */
export const probeSuite = 'probes';

/** A way to ask an operation what aims at no documented status. */
export interface ProbeKind {
  /** Kebab-case, equal to its file name. */
  readonly id: string;
  /** What its scenarios show, in one sentence. */
  readonly title: string;
  /** Undefined where it has nothing to ask this operation. */
  readonly plan: (operation: Operation, known: Known) => ProbePlan | undefined;
}

/** What one kind does with one operation. */
export interface ProbePlan {
  /** `must`: what does not hold of several answers together is a violation. */
  readonly aim?: 'must';
  readonly run: (story: Story) => Promise<void>;
}

/** Requests that one kind sends to one operation, at most: what they cost stays in proportion to the rest of a run. */
const mostProbes = 12;

/** The scenario of a kind for an operation. It has no cell: nothing is proven by it. */
export function probing({ id, title }: ProbeKind, { key }: Operation, { aim, run }: ProbePlan): Scenario {
  return {
    id: `${probeSuite} › ${key} › ${id}`,
    suite: probeSuite,
    title,
    aim: aim ?? 'may',
    cell: undefined,
    requirements: [],
    needs: [],
    fallback: false,
    run,
  };
}

/** The key of the operation that a scenario probes; undefined if it is not a probe. */
export function probedOperation({ suite, id }: Pick<Scenario, 'suite' | 'id'>): string | undefined {
  return suite === probeSuite ? id.split(' › ')[1] : undefined;
}

/** As many as may be sent, spread over all of them. */
export function someOf<T>(all: readonly T[], most = mostProbes): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, index) => all[Math.floor((index * all.length) / most)]).filter(
    (one) => one !== undefined,
  );
}
