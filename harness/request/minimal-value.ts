import { isObject, type Path, removeAt, replaceAt } from '../../contract/json.ts';

/**
 * A value with no more in it than the schema requires. Servers refuse combinations of optional members that a schema cannot
 * forbid.
 */
export function minimal(whole: unknown, accepts: (value: unknown) => boolean): unknown {
  // Outer members first: with an object goes all that is in it.
  const places = membersIn(whole, []).toSorted((a, b) => a.length - b.length);
  const required = places.reduce<unknown>((left, path) => {
    if (!isThere(left, path)) return left;
    const without = removeAt(left, path);
    return accepts(without) ? without : left;
  }, whole);
  return withShortLists(required, accepts);
}

/** Lists without their items, or with one, where the schema allows it. */
function withShortLists(body: unknown, accepts: (value: unknown) => boolean): unknown {
  return listsIn(body, []).reduce<unknown>((left, { path, list }) => {
    // A body that is an empty list asks for nothing.
    const forms = path.length === 0 ? [list.slice(0, 1)] : [[], list.slice(0, 1)];
    const shorter = forms.filter(({ length }) => length < list.length);
    return shorter.map((value) => replaceAt(left, path, value)).find(accepts) ?? left;
  }, body);
}

function listsIn(value: unknown, path: Path): { readonly path: Path; readonly list: readonly unknown[] }[] {
  if (Array.isArray(value)) return [{ path, list: value }];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([member, inner]) => listsIn(inner, [...path, member]));
}

function membersIn(value: unknown, path: Path): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => membersIn(item, [...path, index]));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([member, inner]) => {
    const here = [...path, member];
    return [here, ...membersIn(inner, here)];
  });
}

function isThere(whole: unknown, [first, ...rest]: Path): boolean {
  if (first === undefined) return true;
  if (Array.isArray(whole)) return isThere(whole[Number(first)], rest);
  return isObject(whole) && Object.hasOwn(whole, first) && isThere(whole[first], rest);
}
