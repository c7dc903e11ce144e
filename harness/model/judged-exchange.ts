import type { Exchange } from './exchange.ts';
import type { ToleranceName } from './tolerance.ts';

/** A redacted exchange with what is wrong about it. */
export interface JudgedExchange {
  readonly exchange: Exchange;
  /** The documented status it landed on; undefined if the document does not list it. */
  readonly landed: string | undefined;
  readonly flaws: readonly RecordedFlaw[];
}

export interface RecordedFlaw {
  readonly check: string;
  readonly level: 'MUST' | 'SHOULD';
  readonly message: string;
  readonly place: string | undefined;
  /** It is tolerated, and an advisory for that reason. */
  readonly tolerance?: ToleranceName;
}
