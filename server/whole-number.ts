/** Beyond what any list has, and within what both databases can skip. */
export const FARTHEST = 2 ** 31 - 1;

/** The whole number in a member of a query; what is out of range is clamped. Undefined for what is none. */
export function wholeNumber(
  value: unknown,
  { least, most = FARTHEST }: { readonly least: number; readonly most?: number },
): number | undefined {
  if (typeof value !== 'string' || !/^-?\d+$/.test(value)) return undefined;
  return Math.min(most, Math.max(least, Number(value)));
}
