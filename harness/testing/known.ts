import type { KnownViolation } from '../known-violations/known-violation.ts';

/** An entry of a list of known violations; only what is said differs from one that can be used. */
export function entryOf(said: Partial<KnownViolation> = {}): KnownViolation {
  return {
    names: 'cell',
    pattern: 'GET /books 200',
    check: undefined,
    reason: 'The printer is late',
    owner: 'ann',
    ticket: undefined,
    expires: '2026-12-31',
    firstSeen: undefined,
    lastSeen: undefined,
    lines: { from: 1, to: 4 },
    lastSeenAt: undefined,
    ...said,
  };
}
