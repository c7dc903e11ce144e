import type { PersonaId } from './persona.ts';
import type { PathValues } from './scenario.ts';

/**
 * A line of the journal that outlives the process: enough to remove what a run left when it could not do so itself, and
 * nothing secret. What is about to be made is noted before it is sent, so that whatever is made is known.
 */
export type JournalEntry =
  /** The text that stands in the names of everything that the run makes. */
  | { readonly kind: 'run'; readonly id: string }
  | AccountEntry
  /** A request that makes something is about to be sent. */
  | (Asked & { readonly kind: 'asked'; readonly number: number })
  /** It was answered, and this is what it made: nothing, where it was refused. */
  | { readonly kind: 'answered'; readonly number: number; readonly made: readonly Made[] }
  /** Removed, with everything below it. */
  | { readonly kind: 'gone'; readonly path: string };

/**
 * Somebody is about to log in for the first time, was deleted, or stays because the server has no way to delete an
 * account. `login` is what the adapter logs them in with.
 */
export type AccountEntry = {
  readonly kind: 'account' | 'account-gone' | 'account-stays';
  readonly login: string;
};

export interface Asked {
  /** Key of the operation that makes something. */
  readonly operation: string;
  readonly values: PathValues;
  readonly by: Who;
  /** Whether it was meant to make something, and not to be refused. */
  readonly meant: boolean;
  /** Whether what it makes can be told from the rest by the text of the run. */
  readonly marked: boolean;
}

export interface Made {
  /** "/pets/7" */
  readonly path: string;
  readonly values: PathValues;
  /** Key of the operation that removes it; null if the API has none. */
  readonly removal: string | null;
}

/** Somebody who can be logged in again. */
export interface Who {
  readonly plays: PersonaId;
  /** What the adapter logs them in with; null where the persona is the same in every run. */
  readonly login: string | null;
}
