import type { ErrorContract, Hint, ShownBy, Unfit, WhoAmI } from '../harness/model/profile.ts';
import type { Requirement } from '../harness/model/requirement.ts';
import type { Scenario } from '../harness/model/scenario.ts';
import type { AdviceTolerance, StatusTolerance } from '../harness/model/tolerance.ts';

/** What a document cannot say about an API, and its stories. */
export interface Suite {
  /** The suite is only for runs of this API, which comes with Assay: "tmi". For every run if absent. */
  readonly api?: string;
  /** The members of error responses that hold the code and the text. */
  readonly errors?: ErrorContract;
  /** How a persona learns its own identity, which stories ask for with `story.identity`. */
  readonly personas?: { readonly whoAmI: readonly WhoAmI[] };
  /** How valid requests differ from what the document alone suggests. */
  readonly hints?: readonly Hint[];
  readonly stories?: readonly Scenario[];
  /** Generic scenarios that do not apply to the API, by the ids that reports show. */
  readonly unfit?: readonly Unfit[];
  /** Statements about the API that stories name in `requirements`. The report says which are tested, and by what. */
  readonly requirements?: readonly OwnRequirement[];
  /** Requirements that checks and strategies test, so that no story has to name them. */
  readonly shownBy?: readonly ShownBy[];
  /** Deviations from the document that are decided to be no violation, on running instances. */
  readonly tolerances?: readonly OwnTolerance[];
}

/** A statement about an API; MUST if it has no level. */
export interface OwnRequirement extends Pick<Requirement, 'id' | 'text' | 'notTested'> {
  readonly level?: Requirement['level'];
  /** Where it is from: "ADR 12". */
  readonly source?: string;
  /** Patterns of the cells that it is about: "* /books/** 4XX"; the cells of its stories if absent. */
  readonly cells?: readonly string[];
}

/** A tolerance as a suite of users has it: for every version of their API. */
export type OwnTolerance = Omit<StatusTolerance, 'versions'> | Omit<AdviceTolerance, 'versions'>;

/**
 * Gives a suite its type, so that an editor knows its members. To be the default export of a file that `suites` of the
 * configuration names.
 *
 * @example A value that the server wants in each request, and two stories:
 * ```ts
 * import { defineSuite } from '@assay-api/assay/suite';
 * import { lentOnce } from './lent-once.ts';
 * import { returned } from './returned.ts';
 *
 * export default defineSuite({
 *   hints: [{ operation: 'POST /books', adapt: async (draft) => ({ ...draft, headers: { 'x-branch': 'north' } }) }],
 *   stories: [lentOnce, returned],
 * });
 * ```
 */
export function defineSuite(suite: Suite): Suite {
  return suite;
}
