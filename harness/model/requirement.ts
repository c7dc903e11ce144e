/** A statement about an API that a suite brings along, besides those of the file of its API. */
export interface Requirement {
  readonly id: string;
  readonly level: 'MUST' | 'SHOULD' | 'MAY';
  /** Where it is from. */
  readonly source: string;
  readonly text: string;
  /** Patterns of the cells that it is about, as in files of requirements. */
  readonly cells: readonly string[];
  /** Why no client can test it. */
  readonly notTested?: string;
}
