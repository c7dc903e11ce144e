import { DocumentError } from '../contract/document/document-error.ts';
import { GateError } from '../harness/gate/gate-error.ts';
import { KnownViolationsError } from '../harness/known-violations/known-violations-error.ts';
import { UnreachableError } from '../harness/transport/unreachable-error.ts';

/** Something a user can mend. The message is one sentence: what, where, what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** It was stopped before anything was begun that would have to be told, or cleaned up after. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';

  constructor() {
    super('stopped before a request that changes anything was sent, so there is no report');
  }
}

/** Errors whose message is such a sentence. */
const kinds = [
  UserError,
  StoppedError,
  DocumentError,
  KnownViolationsError,
  GateError,
  UnreachableError,
] as const;

/** The sentence for people; a mistake of ours keeps its stack, because that is what a bug report needs. */
export function sentenceFor(error: unknown): string {
  return withoutPasswords(wordsOf(error));
}

function wordsOf(error: unknown): string {
  if (kinds.some((kind) => error instanceof kind)) return (error as Error).message;
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `this is a bug in Assay, please report it:\n${details}`;
}

/** Addresses may be repeated, and what somebody gets in there with may not. */
function withoutPasswords(text: string): string {
  return text.replaceAll(/(?<=\w:\/\/)[^\s/?#@]+@/g, '‹redacted›@');
}
