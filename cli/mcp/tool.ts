import type { z } from 'zod';

/** What a tool answers: lines for the reader, and the same as data. */
export interface Answer<Data> {
  readonly text: string;
  readonly data: Data;
}

/** Where a tool works, and what it may do. */
export interface Workplace {
  /** The working directory, which paths of a client may not leave. */
  readonly folder: string;
  /** Whether runs may write to an instance; a mock or a reference server is made for the run and always may be written to. */
  readonly allowWrites: boolean;
  /** Ends when the client takes the request back, or the server ends. */
  readonly signal: AbortSignal;
}

/** One tool of the server: a record in the list of tools. */
export interface Tool<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: string;
  /** Tells a client when to use it. */
  readonly description: string;
  readonly input: Input;
  readonly output: Output;
  /** Whether it sends nothing and changes nothing. */
  readonly isReadOnly: boolean;
  /** Throws a UserError for what cannot be done. */
  readonly call: (input: z.output<Input>, workplace: Workplace) => Promise<Answer<z.output<Output>>>;
}

/** A tool with the types of its schemas; in a list, they are checked when it is called. */
export function tool<Input extends z.ZodObject, Output extends z.ZodObject>(
  record: Tool<Input, Output>,
): Tool {
  return record as unknown as Tool;
}
