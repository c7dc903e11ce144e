import type { Reason } from '../model/reason.ts';

/**
 * Says in the reason of every scenario that got no disposable account how many more it takes, which is known in the end.
 * One that stopped at its first may need a second, so that it is the least.
 */
export function withMissingAccounts(
  endings: ReadonlyMap<string, Reason | undefined>,
  lacking: number,
): ReadonlyMap<string, Reason | undefined> {
  const words = `at least ${lacking} more ${lacking === 1 ? 'is' : 'are'} needed`;
  return new Map(
    [...endings].map(([id, reason]) => [
      id,
      reason?.kind === 'no-account-left' ? { ...reason, sentence: `${reason.sentence}; ${words}` } : reason,
    ]),
  );
}
