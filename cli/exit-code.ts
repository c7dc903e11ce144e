/** What a pipeline can rely on. */
export const ExitCode = {
  /** Everything is as expected. */
  asExpected: 0,
  /** The target violates its contract. */
  violations: 1,
  /** Bad flags, an unreadable document, a target that cannot be set up. */
  badInput: 2,
  /** Nothing can be concluded: controls failed, or the target became unreachable. */
  inconclusive: 3,
  /** The list of known violations is stale. */
  staleList: 4,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
