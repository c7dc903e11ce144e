import type { Eras } from './capability.ts';
import type { CsrfGuard } from './csrf.ts';
import type { SentRequest } from './exchange.ts';
import type { ExcludedScenario } from './excluded-scenario.ts';
import type { Allowance } from './rate-allowance.ts';
import type { Draft, Scenario, Story } from './scenario.ts';
import type { Identity } from './target.ts';
import type { Tolerance } from './tolerance.ts';

/** What a document cannot say about an API. */
export interface Profile {
  /** "tmi" */
  readonly name: string;
  readonly errors: ErrorContract | undefined;
  /** How a caller learns who they are, for adapters that do not know: the first of them that the document has. */
  readonly whoAmI?: readonly WhoAmI[];
  readonly hints: readonly Hint[];
  /** The guard against forged requests that the target is said to have. */
  readonly csrf?: CsrfGuard | undefined;
  /** The hints share what a scenario makes with the reader and the writer. */
  readonly sharesResources?: true;
  /**
   * Its sources say what is refused, and with which status, where frameworks differ: "7" for 7, and an identifier that
   * cannot be one.
   */
  readonly saysRefusals?: true;
  readonly unfit?: readonly Unfit[];
  readonly shownBy?: readonly ShownBy[];
  /** Stories of this API. */
  readonly scenarios: readonly Scenario[];
  /** Stories that cannot be told of the version at hand. */
  readonly leftOut?: readonly ExcludedScenario[];
  /** What instances may do otherwise than the document says. */
  readonly tolerances?: readonly Tolerance[];
  /** Our id of a cell, where the document is that of another version. */
  readonly ours?: (cell: string) => string;
  /** How many disposable accounts are enough to prove every cell that takes one. */
  readonly usefulAccounts?: number;
  /** How versions of this API differ, where it has several. */
  readonly eras?: Eras;
}

/** Where the error envelope keeps its parts (names of top-level members). */
export interface ErrorContract {
  readonly code: string;
  readonly message: string;
}

/** An operation without parameters that shows its caller. */
export interface WhoAmI {
  /** Operation key. */
  readonly operation: string;
  /** Undefined where the answer does not say it. */
  readonly read: (json: unknown) => Identity | undefined;
}

/** How a valid request of one operation differs from what the document alone suggests. */
export interface Hint {
  /** Operation key. */
  readonly operation: string;
  /** Changes the request made from the document, e.g. to share a new resource with the personas. */
  readonly adapt?: (draft: Draft, story: Story) => Promise<Draft>;
  /** Headers that prove who sends it, where they depend on what is sent: a signature. Only for healthy personas. */
  readonly sign?: (request: SentRequest) => Readonly<Record<string, string>>;
  /**
   * Whoever is to call it is an account made for that. `request`: for this request alone, because it ends the session or
   * the account of its caller. `story`: for all such requests of one story, because nobody may call it often; where there
   * are only so many accounts, it is one on loan.
   */
  readonly ownCaller?: 'request' | 'story';
  /** How often an account may call it: one that is on loan rests before its limits are reached. */
  readonly allowance?: Allowance;
  /** It leaves something with its caller that no clean-up removes: no other story gets that account on loan. */
  readonly marksCaller?: true;
}

/** A generic scenario that makes no sense for an API. */
export interface Unfit {
  readonly scenario: string;
  /** One sentence. */
  readonly why: string;
}

/** Requirements that no story has to name, because generic checks and strategies show them. */
export interface ShownBy {
  /** Of their ids. */
  readonly requirement: RegExp;
  /** Ids of checks that fail where it does not hold. */
  readonly checks?: readonly string[];
  /** Ids of strategies whose scenarios show it, on the cells that it touches. */
  readonly strategies?: readonly string[];
  /** Whatever aims at a cell that it touches shows it. */
  readonly cells?: true;
}

export const noProfile: Profile = { name: 'none', errors: undefined, hints: [], scenarios: [] };
