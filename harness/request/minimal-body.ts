import { isObject, type Path, removeAt } from '../../contract/json.ts';
import type { Draft } from '../model/scenario.ts';

/**
 * The same request with no more in its body than the schema requires; undefined where there is nothing to leave out.
 * Servers refuse combinations of optional members that a schema cannot forbid.
 */
export function withMinimalBody(draft: Draft, accepts: (value: unknown) => boolean): Draft | undefined {
  const { body } = draft;
  if (!body || !('json' in body) || !isObject(body.json)) return undefined;
  // Outer members first: with an object goes all that is in it.
  const places = membersIn(body.json, []).toSorted((a, b) => a.length - b.length);
  const json = places.reduce<unknown>((left, path) => {
    if (!isThere(left, path)) return left;
    const without = removeAt(left, path);
    return accepts(without) ? without : left;
  }, body.json);
  if (JSON.stringify(json) === JSON.stringify(body.json)) return undefined;
  return { ...draft, body: { mediaType: body.mediaType, json } };
}

function membersIn(value: unknown, path: Path): Path[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([member, inner]) => {
    const here = [...path, member];
    return [here, ...membersIn(inner, here)];
  });
}

function isThere(whole: unknown, [first, ...rest]: Path): boolean {
  if (first === undefined) return true;
  return isObject(whole) && Object.hasOwn(whole, first) && isThere(whole[first], rest);
}
