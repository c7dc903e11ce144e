import type { Receipt } from './clean-up.ts';
import type { ComparedLists } from './compare-lists.ts';

/** A receipt that counts what lists still show as left, whatever the answers to its removal said. */
export function withListedLeftovers(receipt: Receipt, { lists, shown, strays }: ComparedLists): Receipt {
  const told = new Set(receipt.left.map(({ path }) => path));
  const [more, unsure] = [shown, strays].map((all) => all.filter(({ path }) => !told.has(path)));
  // What stands as it was made is no tombstone.
  const tombstones = (receipt.tombstones ?? 0) - (more?.length ?? 0);
  return {
    created: receipt.created + (unsure?.length ?? 0),
    removed: receipt.removed - (more?.length ?? 0),
    left: [...receipt.left, ...(more ?? []), ...(unsure ?? [])],
    ...(tombstones > 0 && { tombstones }),
    lists,
  };
}
