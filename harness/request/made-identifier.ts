import { at, child, isObject, tokens } from '../../contract/json.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { fill, renamed } from '../../contract/operations/path-template.ts';
import type { Collection } from '../../contract/resources/resources.ts';
import type { PathValues } from '../model/scenario.ts';

/**
 * The identifier in a representation of which it is known where another one has it. One may be wrapped and the other
 * plain: `{"pet": {"id": 7}}` and `{"id": 7}` are the same resource.
 */
export function identifierAt(json: unknown, pointer: string): string | undefined {
  const last = tokens(pointer).at(-1) ?? '';
  const inner = isObject(json) ? Object.values(json).filter(isObject) : [];
  const wrapped = inner.length === 1 ? inner.map((one) => one[last]) : [];
  const found = [at(json, pointer), at(json, child('', last)), ...wrapped].find(
    (value) => typeof value === 'string' || typeof value === 'number',
  );
  return found === undefined ? undefined : String(found);
}

/** Where something of a collection is, and what it is removed with. `values` are those of the operation that made it. */
export function placeOf(
  { itemPath, parameter, roles: { remove } }: Collection,
  id: string,
  { path }: Operation,
  values: PathValues,
): { readonly path: string; readonly values: PathValues; readonly removal: Operation | undefined } {
  const own = { ...values, ...renamed(values, path, itemPath), [parameter]: id };
  return {
    path: fill(itemPath, own),
    values: remove ? { ...own, ...renamed(own, itemPath, remove.path) } : own,
    removal: remove,
  };
}
