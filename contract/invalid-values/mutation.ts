import type { JsonObject } from '../json.ts';
import type { Cause } from '../operations/cause.ts';

/** A way to make a valid value invalid at one place. */
export interface Mutation {
  /** What is wrong, after the name of the place: "missing", "too long". */
  readonly name: string;
  readonly cause: Cause;
  /** The replacement for a value that is valid by this schema; undefined if the schema does not restrict this. */
  readonly replace: (schema: JsonObject, valid: unknown) => Replacement | undefined;
}

/** Wrapped, so that null and undefined can be replacements. */
export interface Replacement {
  readonly value: unknown;
  /** A scalar in place of another scalar, which many servers turn into it: "7" for 7, 7.5 for a text. */
  readonly isConvertible?: true;
}
