import type { JsonObject } from '../json.ts';

/**
 * A documented reading of intent: what a defective schema was meant to say. `read` returns undefined where the schema
 * is not defective, otherwise the schema as it was meant and a sentence that says what is wrong and how it is read.
 */
export interface Rule {
  readonly name: string;
  /** What to do about it, in one sentence. */
  readonly help: string;
  /** What is wrong and how it is read, in a few sentences. */
  readonly meaning: string;
  /** Where the rule stands: a section of a standard, or a decision of this project. */
  readonly source: string;
  /** A fragment of an OpenAPI document in YAML that breaks the rule: `docs/findings/<name>.md` shows it with what is found. */
  readonly example: string;
  readonly read: (schema: JsonObject, document: JsonObject) => Reading | undefined;
}

interface Reading {
  readonly schema: JsonObject;
  readonly message: string;
}
