/** What is wrong with a file that pipelines copy. */
export interface Fault {
  /** Counted from 1; undefined where the tool does not say it. */
  readonly line: number | undefined;
  readonly message: string;
}

/** Finds what is wrong with the text of one kind of file. */
export type Linter = (text: string) => Promise<readonly Fault[]>;
