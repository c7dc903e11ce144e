import { closestMatch } from 'leven';

/** A misspelling differs in at most this many letters. */
const reach = 3;

/** The known name that was probably meant; undefined if none is close. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  return closestMatch(name, known, { maxDistance: reach });
}
