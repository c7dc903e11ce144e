import type { Contract } from '../contract.ts';

/** One kind of defect that a document can have, and how it is found. Nothing is sent, nothing is thrown. */
export interface DocumentRule {
  /** Kebab-case, as findings carry it. */
  readonly name: string;
  /** What to do about it, in one sentence. */
  readonly help: string;
  /** What is wrong and what follows from it, in a few sentences. */
  readonly meaning: string;
  /** Where the rule stands: a section of a standard, or a decision of this project. */
  readonly source: string;
  /** A fragment of an OpenAPI document in YAML that breaks the rule: `docs/findings/<name>.md` shows it with what is found. */
  readonly example: string;
  readonly find: (contract: Contract) => Defect[];
}

export interface Defect {
  /** JSON Pointer into the document as written. */
  readonly pointer: string;
  /** One sentence for people. */
  readonly message: string;
}
