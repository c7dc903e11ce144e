import type { Receipt } from './clean-up.ts';
import type { ComparedLists } from './compare-lists.ts';

/** A receipt that counts what lists still show as left, whatever the answers to its removal said. */
export function withStillShown(receipt: Receipt, { lists, shown }: ComparedLists): Receipt {
  const told = new Set(receipt.left.map(({ path }) => path));
  const more = shown.filter(({ path }) => !told.has(path));
  return {
    ...receipt,
    removed: receipt.removed - more.length,
    left: [...receipt.left, ...more],
    lists,
  };
}
