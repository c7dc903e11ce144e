import type { HealthyPersonaId } from './persona.ts';
import type { Scenario } from './scenario.ts';
import type { Identity } from './target.ts';

/** What a document cannot say about an API. */
export interface Profile {
  /** "tmi" */
  readonly name: string;
  readonly errors: ErrorContract | undefined;
  /** How a caller learns who they are, for adapters that do not know. */
  readonly whoAmI?: WhoAmI;
  readonly hints: readonly Hint[];
  /** Stories of this API. */
  readonly scenarios: readonly Scenario[];
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
  /** Query parameters to send. */
  readonly query?: Readonly<Record<string, string>>;
  /** Changes the body made from the document, e.g. to share a new resource with the personas. */
  readonly body?: (body: unknown, identityOf: IdentityOf) => Promise<unknown>;
}

/** Who a persona is to the target; undefined where nobody can know. */
export type IdentityOf = (persona: HealthyPersonaId) => Promise<Identity | undefined>;

export const noProfile: Profile = { name: 'none', errors: undefined, hints: [], scenarios: [] };
