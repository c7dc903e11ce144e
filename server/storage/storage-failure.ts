/**
 * How storage fails, as far as callers may be told: its connection is lost, it takes too long, or it has too much to do
 * for others. The last one passes.
 */
export type StorageFailure = 'lost' | 'slow' | 'busy';

/** Classes and codes of PostgreSQL, and codes of the system for its connections. */
const lost = /^(08\w{3}|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EHOSTUNREACH)$/;
/** A statement that was cancelled because it took too long, and a connection that nobody accepts. */
const slow = /^(57014|ETIMEDOUT)$/;
/** A lock that was waited for too long, and transactions that end each other again and again. */
const busy = /^(55P03|40001|40P01)$/;
/** SQLITE_BUSY: another process has the file. */
const SQLITE_BUSY = 5;

/** What the pool says without a code. */
const sentences: readonly (readonly [start: string, failure: StorageFailure])[] = [
  ['Connection terminated', 'lost'],
  ['timeout exceeded when trying to connect', 'busy'],
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
  if (busy.test(code) || ('errcode' in error && error.errcode === SQLITE_BUSY)) return 'busy';
  return sentences.find(([start]) => error.message.startsWith(start))?.[1];
}
