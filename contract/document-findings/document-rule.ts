import type { Contract } from '../contract.ts';

/** One kind of defect that a document can have, and how it is found. Nothing is sent, nothing is thrown. */
export interface DocumentRule {
  /** Kebab-case, as findings carry it. */
  readonly name: string;
  /** What to do about it, in one sentence. */
  readonly help: string;
  readonly find: (contract: Contract) => Defect[];
}

export interface Defect {
  /** JSON Pointer into the document as written. */
  readonly pointer: string;
  /** One sentence for people. */
  readonly message: string;
}
