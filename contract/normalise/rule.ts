import type { JsonObject } from '../json.ts';

/**
 * A documented reading of intent: what a defective schema was meant to say. `read` returns undefined where the schema
 * is not defective, otherwise the schema as it was meant and a sentence that says what is wrong and how it is read.
 */
export interface Rule {
  readonly name: string;
  /** What to do about it, in one sentence. */
  readonly help: string;
  readonly read: (schema: JsonObject, document: JsonObject) => Reading | undefined;
}

interface Reading {
  readonly schema: JsonObject;
  readonly message: string;
}
