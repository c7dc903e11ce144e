/** What the document that the target publishes of itself has beyond ours, and what became of it. */
export interface ReportedOwnDocument {
  readonly url: string;
  readonly operations: number;
  readonly cells: number;
  readonly conformant: number;
  readonly violating: number;
  readonly notExercised: number;
}
