import { refusal } from '../front/message.ts';
import type { Translation } from '../front/translation.ts';

/** What Go's uuid.Parse takes: with and without hyphens, in braces, as a URN; of any version. */
const UUID = /^(urn:uuid:)?\{?[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}\}?$/i;

/** Words of SQL and of scripts, in whatever case, wherever they stand (facts, 5.2). */
const FORBIDDEN = /\.\.|\0|<|>|union|select|insert|update|delete|drop|create|alter|exec|script/i;

/** What can stand behind an id, besides collections. */
const inside = ['metadata', 'collaborate', 'invoke', 'status'];

/**
 * Facts, 5.1: an id that is no UUID is refused for every method, before anybody is asked who they are.
 *
 * @param parameters the name of the id that follows each segment: "threats" → "threat_id"
 */
export function malformedIdentifiersFirst(parameters: Readonly<Record<string, string>>): Translation {
  const known = new Set([undefined, ...inside, ...Object.keys(parameters)]);
  return () => async (asked, next) => {
    const segments = decoded(asked.path).split('/');
    for (const [index, segment] of segments.entries()) {
      const [name, value] = [parameters[segment], segments[index + 1]];
      if (name === undefined || value === undefined || value === 'bulk') continue;
      // Where there is no such address, nothing is an id.
      if (!known.has(segments[index + 2])) continue;
      if (!UUID.test(value)) return refusal(400, 'invalid_id', `Invalid UUID format for parameter: ${name}`);
    }
    return next(asked);
  };
}

/** Facts, 5.2: some words may stand nowhere in a path, also where they are part of another. */
export const innocentPathsOnly: Translation = () => async (asked, next) => {
  const [, first, ...others] = decoded(asked.path).split('/');
  const isParameter = (segment: string): boolean => !['bulk', 'metadata'].includes(segment);
  return first === 'threat_models' && others.filter(isParameter).some((part) => FORBIDDEN.test(part))
    ? refusal(400, 'invalid_id', 'Invalid path parameter')
    : next(asked);
};

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // The reference server refuses it.
    return path;
  }
}
