/** A page of a list. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}

const USUAL = 20;
const MOST = 100;
/** Beyond what any list has, and within what both databases can skip. */
const FARTHEST = 2 ** 31 - 1;

/** What is out of range is clamped, what is no number counts as left out. */
export function pageOf({ limit, offset }: { readonly limit?: unknown; readonly offset?: unknown }): Page {
  return {
    limit: clamp(wholeNumber(limit) ?? USUAL, 1, MOST),
    offset: clamp(wholeNumber(offset) ?? 0, 0, FARTHEST),
  };
}

function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
