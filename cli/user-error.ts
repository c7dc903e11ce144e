import { DocumentError } from '../contract/document-error.ts';

/** Something a user can mend. The message is one sentence: what, where, what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** The sentence for people; a mistake of ours keeps its stack, because that is what a bug report needs. */
export function sentenceFor(error: unknown): string {
  if (error instanceof UserError || error instanceof DocumentError) return error.message;
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `this is a mistake in Assay, please report it:\n${details}`;
}
