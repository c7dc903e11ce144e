/** Values nested deeper than this are refused: functions that recurse over them must not run out of stack. */
export const deepest = 100;

/** How much the operations of one request may still copy. */
export interface CopyBudget {
  /** Counts a value that is put `above` levels deep. False where it is too large, or would be nested too deep. */
  readonly take: (value: unknown, above: number) => boolean;
}

/**
 * A list that is copied into itself doubles, so that thirty operations of sixty bytes fill the memory. All that one request
 * copies together is therefore limited to `limit` characters of JSON, whatever it removes in between.
 */
export function copyBudget(limit: number): CopyBudget {
  let left = limit;
  return {
    take: (value, above) => {
      const size = sizeWithin(value, left, deepest - above);
      if (size === undefined) return false;
      left -= size;
      return true;
    },
  };
}

/** Whether a value is nested no deeper than functions that recurse over it can follow. */
export function isShallow(value: unknown): boolean {
  return sizeWithin(value, Number.POSITIVE_INFINITY, deepest) !== undefined;
}

/**
 * About how long the JSON of a value is; undefined if that is more than `limit`, or if there are more than `levels` levels
 * below the value. Stops as soon as it knows, and does not recurse.
 */
function sizeWithin(value: unknown, limit: number, levels: number): number | undefined {
  let size = 0;
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return undefined;
    const next: unknown[] = [];
    for (const each of level) {
      size += 2;
      if (typeof each === 'string') size += each.length;
      else if (typeof each === 'object' && each !== null) {
        for (const [name, member] of Object.entries(each)) {
          size += name.length;
          next.push(member);
        }
      } else size += 3;
      if (size > limit) return undefined;
    }
    level = next;
  }
  return size;
}
