import { closestMatch } from 'leven';

/** A misspelling differs in this many letters at most. */
const reach = 3;

/** The known name that somebody probably meant; undefined where none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  return closestMatch(name, known, { maxDistance: reach });
}
