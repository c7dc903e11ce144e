import type { Hint } from '../../harness/model/profile.ts';

/** Of two hints about one operation, the second one has the last word; what they do to requests and resources is done by both. */
export function mergeHints(one: readonly Hint[], other: readonly Hint[]): readonly Hint[] {
  return other.reduce((hints: readonly Hint[], hint) => {
    const before = hints.find(({ operation }) => operation === hint.operation);
    return before ? hints.map((each) => (each === before ? both(before, hint) : each)) : hints.concat(hint);
  }, one);
}

function both(one: Hint, other: Hint): Hint {
  const shares = [one.share, other.share].filter((share) => share !== undefined);
  return {
    ...one,
    ...other,
    adapt: async (draft, story) => {
      const first = (await one.adapt?.(draft, story)) ?? draft;
      return (await other.adapt?.(first, story)) ?? first;
    },
    ...(shares.length > 0 && {
      share: async (path, story) => {
        for (const share of shares) await share(path, story);
      },
    }),
  };
}
