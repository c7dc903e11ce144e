import { isObject } from '../../contract/json.ts';

/** What a list holds: it stands by itself, or in a member of a page. Empty where there is no list. */
export function listedItems(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  return isObject(json) ? (Object.values(json).find(Array.isArray) ?? []) : [];
}
