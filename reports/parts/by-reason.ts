/** Things that have the same reason, with that. */
export interface WithReason<T> {
  readonly reason: string;
  readonly all: readonly T[];
}

/**
 * Groups things by the reason that each has. Reasons that differ in nothing but the operation that they are about are one:
 * "the operation has no identifier in its path". So are those that differ in a number of seconds. The most frequent first.
 */
export function byReason<T>(
  things: readonly T[],
  tell: (thing: T) => { readonly reason: string; readonly operation: string },
): readonly WithReason<T>[] {
  const told = things.map((thing) => ({ thing, ...tell(thing) }));
  return [...Map.groupBy(told, ({ reason, operation }) => withoutSeconds(inGeneral(reason, operation)))]
    .map(([key, group]) => {
      const reasons = new Set(group.map(({ reason }) => withoutSeconds(reason)));
      const [{ reason, operation } = { reason: key, operation: '' }] = group;
      return {
        reason: reasons.size === 1 ? reason : inGeneral(reason, operation),
        all: group.map(({ thing }) => thing),
      };
    })
    .toSorted((one, other) => other.all.length - one.all.length);
}

/** In quotes, it is what somebody has to type. */
function inGeneral(reason: string, operation: string): string {
  return reason.replaceAll(`"${operation}"`, '"<operation>"').replaceAll(operation, 'the operation');
}

/** Seconds that are left until a limit ends are fewer in each refusal. */
function withoutSeconds(reason: string): string {
  return reason.replaceAll(/\b[\d,]+ s\b/g, '… s');
}
