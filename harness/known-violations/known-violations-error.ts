/** A file of known violations that cannot be used. The message is one sentence: file, line, what to do. */
export class KnownViolationsError extends Error {
  override readonly name = 'KnownViolationsError';
}
