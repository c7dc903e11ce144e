import { child, isObject, type JsonObject } from '../json.ts';
import { typesOf } from '../schemas/dialect.ts';
import { envelopeMembers } from '../schemas/envelope-members.ts';
import { membersOf } from '../schemas/members.ts';
import { resolve } from '../schemas/references.ts';
import { isJson } from './media-type.ts';
import type { Operation } from './operation.ts';
import { withoutEndSlash } from './path-template.ts';

/** What a page calls the list in it, whatever it lists. */
const usual = new Set([
  'data',
  'items',
  'results',
  'entries',
  'records',
  'values',
  'elements',
  'content',
  'rows',
  'list',
]);

/**
 * Whether an operation answers with a list, bare or in an envelope: then what it reads is many things, and none of them is
 * missing. An envelope has one list of objects in it, of a usual name or that of the path.
 */
export function answersWithList({ responses, path }: Operation): boolean {
  const success = responses.find(({ status }) => status.startsWith('2'));
  const { isList = false, lists = [] } = success?.content.find(({ type }) => isJson(type)) ?? {};
  const noun = plain(withoutEndSlash(path).split('/').at(-1) ?? '');
  const [only, ...others] = lists.map(plain);
  return isList || (only !== undefined && others.length === 0 && (usual.has(only) || only === noun));
}

/** The members of an object schema that are lists of objects; where there are none, those in its envelope. */
export function listMembers(
  document: JsonObject,
  schema: unknown,
  pointer: string,
  depth = 0,
  isWithin = false,
): string[] {
  const resolved = resolve(document, schema, pointer);
  if (!resolved || depth > 5) return [];
  const { value, pointer: where } = resolved;
  const own = Object.entries(isObject(value.properties) ? value.properties : {}).filter(([name, member]) => {
    const list = resolve(document, member, child(where, 'properties', name))?.value;
    const item = list && typesOf(list).includes('array') && resolve(document, list.items, where)?.value;
    return item && (typesOf(item).includes('object') || membersOf(document, item).length > 0);
  });
  const parts = Array.isArray(value.allOf) ? value.allOf : [];
  const inherited = parts.flatMap((part, index) =>
    listMembers(document, part, child(where, 'allOf', index), depth + 1, isWithin),
  );
  const found = [...new Set([...own.map(([name]) => name), ...inherited])];
  return found.length > 0 || isWithin ? found : listsInEnvelope(document, value, where);
}

/** Of `{"ok": true, "data": {"pets": [...]}}`, the names in `data`. */
function listsInEnvelope(document: JsonObject, { properties }: JsonObject, where: string): string[] {
  return Object.entries(isObject(properties) ? properties : {})
    .filter(([name]) => envelopeMembers.has(name))
    .flatMap(([name, member]) => listMembers(document, member, child(where, 'properties', name), 0, true));
}

function plain(name: string): string {
  return name.replaceAll(/[^a-zA-Z0-9]/g, '').toLowerCase();
}
