/** Two versions of a document, and what is different between them. */
export interface DocumentComparison {
  readonly before: ComparedDocument;
  readonly after: ComparedDocument;
  /** Breaking ones first, each in the order of the document. */
  readonly changes: readonly DocumentChange[];
  readonly plan: PlanDifference;
}

export interface ComparedDocument {
  readonly file: string;
  readonly title: string;
  readonly version: string;
}

export interface DocumentChange {
  /** Whether a caller that kept to the document before may fail by the one after. */
  readonly breaking: boolean;
  readonly operation: string;
  /** "request body", "response 200"; empty for the operation itself. */
  readonly where: string;
  /** "/name is required now" */
  readonly what: string;
}

/** What an upgrade means for runs, by ids. */
export interface PlanDifference {
  readonly cellsAdded: readonly string[];
  readonly cellsDropped: readonly string[];
  readonly scenariosAdded: readonly string[];
  readonly scenariosDropped: readonly string[];
}
