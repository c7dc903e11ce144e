import type { Scenario, Story } from '../harness/model/scenario.ts';
import type { Ability } from '../harness/model/target.ts';

/** A story, as its file tells it. */
export interface Telling<Suite extends string = string> {
  /** The suite that it belongs to, for `--suite` and for the report; `own` if absent. */
  readonly suite?: Suite;
  /** What holds when it passes, in one sentence without a full stop. */
  readonly title: string;
  /** "POST /books 201": the cell of the document that the decisive step is meant for. */
  readonly cell: string;
  /** Ids of the requirements that it tests; none if absent. */
  readonly requirements?: readonly string[];
  /** `may` where a source leaves the answer open or only recommends it; `must` if absent. */
  readonly aim?: 'must' | 'may';
  /** Abilities of the target that it needs: one of these; none if absent. */
  readonly needs?: readonly Ability[];
  /** Sends the requests. Throws nothing but a `Stop`. */
  readonly run: (story: Story) => Promise<void>;
}

/**
 * A story. Its id is made from suite and title: "auth › a-request-without-a-token-is-refused".
 *
 * @example A rule that no document can say:
 * ```ts
 * import { story } from '@assay-api/assay/suite';
 *
 * export default story({
 *   title: 'A book that is on loan is not lent again',
 *   cell: 'POST /books/{bookId}/loans 409',
 *   needs: ['business-rules'],
 *   run: async (story) => {
 *     const loan = await story.draft(story.operation('lendBook'));
 *     await story.send(loan, { as: 'owner', expect: 201, step: 'set-up', why: 'Lend the book' });
 *     await story.send(loan, { as: 'owner', expect: 409, why: 'Lend it once more' });
 *   },
 * });
 * ```
 */
export function story<Suite extends string>(telling: Telling<Suite>): Scenario {
  const { suite = 'own', title, cell, requirements, aim, needs, run } = telling;
  return {
    id: `${suite} › ${kebab(title)}`,
    suite,
    title,
    cell,
    requirements: requirements ?? [],
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
