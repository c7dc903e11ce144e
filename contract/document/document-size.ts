import { DocumentError } from './document-error.ts';

/** Levels inside of each other: far more than anybody writes, and fewer than exhaust what has to follow them. */
const deepest = 200;

/** Members and items: some times those of the largest documents that there are. */
const most = 20_000_000;

/**
 * Refuses what nobody could follow to its end. A few lines of YAML can be endless, or more than fits into memory: an alias
 * may stand inside of what it stands for, or be multiplied by others. Throws a DocumentError.
 */
export function refuseEndless(document: object, file: string): void {
  const waiting: { readonly value: object; readonly depth: number }[] = [{ value: document, depth: 1 }];
  let count = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    if (depth > deepest)
      refuse(file, `it is nested more than ${deepest} levels deep, or contains an alias of itself`);
    for (const member of Object.values(value)) {
      count += 1;
      if (typeof member === 'object' && member !== null) waiting.push({ value: member, depth: depth + 1 });
    }
    if (count > most) refuse(file, `its aliases stand for more than ${most.toLocaleString('en')} values`);
  }
}

function refuse(file: string, message: string): never {
  throw new DocumentError({ file, rule: 'endless', message: `${message}; it is too large to read` });
}
