/** How storage fails, as far as callers may be told: its connection is lost, or it takes too long. */
export type StorageFailure = 'lost' | 'slow';

/** Classes and codes of PostgreSQL, and codes of the system for its connections. */
const lost = /^(08\w{3}|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EHOSTUNREACH)$/;
/** A statement that was cancelled because it took too long, and a connection that nobody accepts. */
const slow = /^(57014|ETIMEDOUT)$/;

/** What the pool says without a code. */
const sentences: readonly (readonly [start: string, failure: StorageFailure])[] = [
  ['Connection terminated', 'lost'],
  ['timeout exceeded when trying to connect', 'slow'],
  ['timeout expired', 'slow'],
];

/** Undefined for an error that is none of these. */
export function storageFailureOf(error: unknown): StorageFailure | undefined {
  const errors = error instanceof AggregateError ? error.errors : [error];
  return errors.map(failureOf).find((failure) => failure !== undefined);
}

function failureOf(error: unknown): StorageFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (lost.test(code)) return 'lost';
  if (slow.test(code)) return 'slow';
  return sentences.find(([start]) => error.message.startsWith(start))?.[1];
}
