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

/** The same change in several operations, most often of a schema that they share. */
export interface ChangeGroup extends Omit<DocumentChange, 'operation'> {
  readonly operations: readonly string[];
}

/** In the order of their first operations. */
export function grouped(changes: readonly DocumentChange[]): readonly ChangeGroup[] {
  const groups = Map.groupBy(changes, ({ breaking, where, what, operation }) =>
    // Operations that come and go are told one by one.
    JSON.stringify(where === '' ? [breaking, what, operation] : [breaking, where, what]),
  );
  return [...groups.values()].flatMap((all) => {
    const [first] = all;
    return first ? [{ ...first, operations: all.map(({ operation }) => operation) }] : [];
  });
}

/** "POST /pets, and 3 others: request body: /name is required now" */
export function sentenceOf({ operations, where, what }: ChangeGroup): string {
  const [first = '', ...others] = operations;
  const more =
    others.length === 0 ? '' : `, and ${others.length} ${others.length === 1 ? 'other' : 'others'}`;
  return `${first}${more}: ${where === '' ? '' : `${where}: `}${what}`;
}
