import type { PersonaId } from './persona.ts';
import type { PathValues } from './scenario.ts';

/**
 * A line of the journal, which survives the process: enough to remove what a killed run left, and no secrets. A
 * creation is written down before its request is sent, so that everything created is known.
 */
export type JournalEntry =
  /** The text in the names of everything that the run creates. */
  | { readonly kind: 'run'; readonly id: string }
  | AccountEntry
  /** A request that creates something is about to be sent. */
  | (Asked & { readonly kind: 'asked'; readonly number: number })
  /** It got a response, and created this; nothing if it was refused. */
  | { readonly kind: 'answered'; readonly number: number; readonly made: readonly Made[] }
  /** Removed, with everything below it. */
  | { readonly kind: 'gone'; readonly path: string };

/**
 * An account is about to log in for the first time, was deleted, or remains because the server has no operation to
 * delete it. `login` is what the adapter logs it in with.
 */
export type AccountEntry = {
  readonly kind: 'account' | 'account-gone' | 'account-stays';
  readonly login: string;
};

export interface Asked {
  /** Key of the operation that creates something. */
  readonly operation: string;
  readonly values: PathValues;
  readonly by: Who;
  /** Whether it should create something, and not be refused. */
  readonly meant: boolean;
  /** Whether what it creates can be recognized by the text of the run. */
  readonly marked: boolean;
}

export interface Made {
  /** "/pets/7" */
  readonly path: string;
  readonly values: PathValues;
  /** Key of the operation that removes it; null if the API has none. */
  readonly removal: string | null;
}

/** An account that can log in again. */
export interface Who {
  readonly plays: PersonaId;
  /** What the adapter logs it in with; null if the persona is the same in every run. */
  readonly login: string | null;
}
