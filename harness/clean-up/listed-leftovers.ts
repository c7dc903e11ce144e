import { countLeft, type Receipt, sumOf } from './clean-up.ts';
import type { ComparedLists } from './compare-lists.ts';

/**
 * A receipt that counts what lists still show as left, whatever the answers to its removal said, and not what only might be
 * left where a list shows everything.
 */
export function withListedLeftovers(
  before: Receipt,
  { lists, shown, strays, covered, copies }: ComparedLists,
): Receipt {
  const { left: told, ...receipt } = sumOf([before, copies]);
  const left = told.filter(({ path }) => !covered.has(path));
  const named = new Set(left.map(({ path }) => path));
  const [more, unsure] = [shown, strays].map((all) => all.filter(({ path }) => !named.has(path)));
  // What stands as it was made is no tombstone.
  const tombstones = (receipt.tombstones ?? 0) - (more?.length ?? 0);
  return {
    created: receipt.created + (unsure?.length ?? 0) - (countLeft(told) - countLeft(left)),
    removed: receipt.removed - (more?.length ?? 0),
    left: [...left, ...(more ?? []), ...(unsure ?? [])],
    ...(tombstones > 0 && { tombstones }),
    lists,
  };
}
