import type { Exchange } from './exchange.ts';
import type { ToleranceName } from './tolerance.ts';

/** A redacted exchange with its failures. */
export interface JudgedExchange {
  readonly exchange: Exchange;
  /** The documented status that covers the returned one; undefined if the document does not list it. */
  readonly landed: string | undefined;
  readonly flaws: readonly RecordedFlaw[];
}

export interface RecordedFlaw {
  readonly check: string;
  readonly level: 'MUST' | 'SHOULD';
  readonly message: string;
  readonly place: string | undefined;
  /** Where the document has the schema that is not satisfied. */
  readonly schema?: string;
  /** The tolerance that makes it an advisory. */
  readonly tolerance?: ToleranceName;
}
