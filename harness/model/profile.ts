import type { KnownVersions } from './capability.ts';
import type { CsrfGuard } from './csrf.ts';
import type { SentRequest } from './exchange.ts';
import type { ExcludedScenario } from './excluded-scenario.ts';
import type { Allowance } from './rate-allowance.ts';
import type { Requirement } from './requirement.ts';
import type { Draft, PathValues, Scenario, Story } from './scenario.ts';
import type { Identity } from './target.ts';
import type { Tolerance } from './tolerance.ts';

/** What a document cannot say about an API. */
export interface Profile {
  /** The name of the API, which is that of its folders. */
  readonly name: string;
  readonly errors: ErrorContract | undefined;
  /** How a caller learns its own identity, for adapters that do not know it: the first of these that the document has. */
  readonly whoAmI?: readonly WhoAmI[];
  readonly hints: readonly Hint[];
  /** The CSRF protection of the target, from the configuration. */
  readonly csrf?: CsrfGuard | undefined;
  /** The hints share what a scenario creates with the reader and the writer. */
  readonly sharesResources?: true;
  /** Key of the operation by which they do: versions without it share nothing. Missing if no operation is needed. */
  readonly sharesBy?: string;
  /**
   * Its sources say what is refused, and with which status, where frameworks differ: "7" for 7, and a malformed
   * identifier.
   */
  readonly saysRefusals?: true;
  readonly unfit?: readonly Unfit[];
  readonly shownBy?: readonly ShownBy[];
  /** Stories of this API. */
  readonly scenarios: readonly Scenario[];
  /** Stories that do not fit the detected version. */
  readonly leftOut?: readonly ExcludedScenario[];
  /** Statements about the API besides those of its file. */
  readonly requirements?: readonly Requirement[];
  /** Deviations from the document that are tolerated. */
  readonly tolerances?: readonly Tolerance[];
  /** Our id of a cell, if the document is that of another version. */
  readonly ours?: (cell: string) => string;
  /** How many disposable accounts are enough to prove every cell that needs one. */
  readonly usefulAccounts?: number;
  /** How versions of this API differ, if it has several. */
  readonly versions?: KnownVersions;
}

/** The names of the members of the error envelope. */
export interface ErrorContract {
  /** Undefined where only the text tells errors apart. */
  readonly code?: string;
  readonly message: string;
}

/** An operation without parameters that returns its caller. */
export interface WhoAmI {
  /** Operation key. */
  readonly operation: string;
  /** Undefined if the response does not contain it. */
  readonly read: (json: unknown) => Identity | undefined;
}

/** How a valid request of one operation differs from what the document alone suggests. */
export interface Hint {
  /** Operation key. */
  readonly operation: string;
  /** Changes the request made from the document, for example to share a new resource with the personas. */
  readonly adapt?: (draft: Draft, story: Story) => Promise<Draft>;
  /**
   * What is done after it created a resource for a story, for example to share that with the personas: the values of the
   * path of the new resource.
   */
  readonly share?: (path: PathValues, story: Story) => Promise<void>;
  /** Headers that depend on the content of a request: a signature. Only for healthy personas. */
  readonly sign?: (request: SentRequest) => Readonly<Record<string, string>>;
  /**
   * The caller needs its own account. `request`: for this request alone, because it ends the session or the account of
   * its caller. `story`: for all such requests of one story, because an account may not call it often; if the number of
   * accounts is limited, a shared one.
   */
  readonly ownCaller?: 'request' | 'story';
  /** How often an account may call it: a shared account rests before its limits are reached. */
  readonly allowance?: Allowance;
  /** It leaves something with its caller that no clean-up removes: no other story may share that account. */
  readonly marksCaller?: true;
}

/** A generic scenario that does not apply to an API. */
export interface Unfit {
  readonly scenario: string;
  /** One sentence. */
  readonly why: string;
}

/** Requirements that no story has to name, because generic checks and strategies test them. */
export interface ShownBy {
  /** Of their ids. */
  readonly requirement: RegExp;
  /** Ids of checks that fail if the requirement is not met. */
  readonly checks?: readonly string[];
  /** Ids of strategies whose scenarios test it, on its cells. */
  readonly strategies?: readonly string[];
  /** Every scenario for one of its cells tests it. */
  readonly cells?: true;
}

export const noProfile: Profile = { name: 'none', errors: undefined, hints: [], scenarios: [] };
