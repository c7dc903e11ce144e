import { createHash, timingSafeEqual } from 'node:crypto';
import type { EnrollmentRow } from '../storage/tables.ts';

/** Name of a factor → its digest, 64 hexadecimal digits. */
export type Factors = Readonly<Record<string, string>>;

const factorNames: readonly string[] = [
  ...['PIN', 'PATTERN', 'COLOUR', 'COLOR', 'EMOJI', 'WORDS', 'VOICE', 'FACE', 'FINGERPRINT', 'RHYTHM_TAP'],
  ...['MOUSE_DRAW', 'STYLUS_DRAW', 'IMAGE_TAP', 'NFC', 'BALANCE'],
];

/** Whether all of these are names of factors. */
export function areFactors(names: readonly string[]): boolean {
  return names.every((name) => factorNames.includes(name));
}

export function factorsOf({ factors }: Pick<EnrollmentRow, 'factors'>): Factors {
  return JSON.parse(factors) as Factors;
}

/** As they are stored. */
export function inLowerCase(factors: Factors): Factors {
  return Object.fromEntries(Object.entries(factors).map(([name, digest]) => [name, digest.toLowerCase()]));
}

/** Whether all proven factors are enrolled with these digests; takes as long for wrong ones as for right ones. */
export function areProven(proven: Factors, enrolled: Factors): boolean {
  const right = Object.entries(proven).map(([name, digest]) => {
    const isEnrolled = Object.hasOwn(enrolled, name);
    return timingSafeEqual(hashOf(digest.toLowerCase()), hashOf(enrolled[name] ?? '')) && isEnrolled;
  });
  return right.every((each) => each);
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
