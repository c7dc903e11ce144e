import type { Scenario, Story } from '../harness/model/scenario.ts';
import type { Ability } from '../harness/model/target.ts';

/** A story, as its file tells it. */
export interface Telling<Suite extends string> {
  readonly suite: Suite;
  /** What holds when it passes, in one sentence without a full stop. */
  readonly title: string;
  /** "GET /threat_models 200"; the cell that the decisive step is meant for. */
  readonly cell: string;
  /** Ids of the requirements of the API. */
  readonly requirements: readonly string[];
  /** `may` where a source leaves the answer open or only recommends it; `must` without it. */
  readonly aim?: 'must' | 'may';
  readonly needs?: readonly Ability[];
  readonly run: (story: Story) => Promise<void>;
}

/** A scenario whose id is made from suite and title: "auth › a-request-without-a-token-is-refused". */
export function scenario<Suite extends string>(telling: Telling<Suite>): Scenario {
  const { suite, title, cell, requirements, aim, needs, run } = telling;
  return {
    id: `${suite} › ${kebab(title)}`,
    suite,
    title,
    cell,
    requirements,
    aim: aim ?? 'must',
    needs: needs ?? [],
    fallback: false,
    run,
  };
}

function kebab(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
