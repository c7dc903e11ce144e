import { isMembers, jsonOf, type Members, withJson } from '../front/message.ts';
import { isAt, type Places } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';

/** Members that a request may have besides those that are refused; all others are not even looked at (facts, 5.5). */
export function ignoresOtherMembers(at: Places, known: readonly string[]): Translation {
  const kept = new Set(known);
  const narrowed = (json: unknown): unknown =>
    isMembers(json)
      ? Object.fromEntries(Object.entries(json as Members).filter(([name]) => kept.has(name)))
      : json;
  return () => async (asked, next) => {
    const json = isAt(at, asked) ? jsonOf(asked) : undefined;
    if (json === undefined) return next(asked);
    return next(withJson(asked, Array.isArray(json) ? json.map(narrowed) : narrowed(json)));
  };
}
