import { sameValue } from '../../../suite/suite.ts';

/** How timestamps of responses relate, as precisely as the less precise of the two: versions show seconds to nanoseconds. */

/** Whether two timestamps mean the same moment. */
export function isSameMoment(one: unknown, other: unknown): boolean {
  return isMoment(one) && sameValue(one, other);
}

/** Whether the first is later, or the same. */
export function isNotBefore(one: unknown, other: unknown): boolean {
  return momentOf(one) >= momentOf(other) || isSameMoment(one, other);
}

/** Whether the first is later. Moments that both show less than milliseconds of may be the same although they are not. */
export function isLater(one: unknown, other: unknown): boolean {
  if (!isSameMoment(one, other)) return momentOf(one) > momentOf(other);
  const [first, second] = [fractionOf(one), fractionOf(other)];
  return Math.min(first.length, second.length) < 3 || first.padEnd(9, '0') > second.padEnd(9, '0');
}

function isMoment(value: unknown): boolean {
  return !Number.isNaN(momentOf(value));
}

/** Milliseconds since 1970; not a number where there is none. */
function momentOf(value: unknown): number {
  return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}

/** The digits of the fraction of a second. */
function fractionOf(value: unknown): string {
  return /\.(\d+)/.exec(String(value))?.[1] ?? '';
}
