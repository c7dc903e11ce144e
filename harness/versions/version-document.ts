import { isObject, type JsonObject } from '../../contract/json.ts';
import type { Change } from '../model/capability.ts';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/**
 * Our document as a version of the API would have it: its schemas, without the operations it lacks, the others where it
 * has them. Names of operations and of path parameters stay ours, so that whatever is written about ours fits. Pure.
 */
export function eraDocument(document: JsonObject, changes: readonly Change[]): JsonObject {
  const reshaped = changes.reduce((before, change) => change.document?.(before) ?? before, document);
  const paths: Record<string, Record<string, unknown>> = {};
  const lacking = new Set<string>();
  for (const [path, item] of Object.entries(isObject(reshaped.paths) ? reshaped.paths : {})) {
    if (!isObject(item)) continue;
    for (const [name, operation] of Object.entries(item)) {
      if (!methods.includes(name) || !isObject(operation)) continue;
      const key = eraKey(`${name.toUpperCase()} ${path}`, changes);
      if (key === undefined) {
        if (typeof operation.operationId === 'string') lacking.add(operation.operationId);
        continue;
      }
      const [method = '', place = ''] = key.split(' ');
      paths[place] = { ...paths[place], ...shared(item), [method.toLowerCase()]: operation };
    }
  }
  return { ...reshaped, paths: withoutLinksTo(lacking, paths) };
}

/** Our key of an operation as a version has it; undefined where the version lacks the operation. */
export function eraKey(key: string, changes: readonly Change[]): string | undefined {
  if (changes.some(({ lacks }) => lacks?.operations.test(key))) return undefined;
  return changes.reduce((moved, change) => change.key?.(moved) ?? moved, key);
}

/** What all operations of a path have in common. */
function shared(item: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !methods.includes(name)));
}

/** Links lead to operations; those to an operation that is not there lead nowhere. */
function withoutLinksTo(lacking: ReadonlySet<string>, value: unknown): unknown {
  if (lacking.size === 0) return value;
  if (Array.isArray(value)) return value.map((item) => withoutLinksTo(lacking, item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'links' && isObject(inner) ? existing(inner, lacking) : withoutLinksTo(lacking, inner),
    ]),
  );
}

function existing(links: JsonObject, lacking: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(
    Object.entries(links).filter(
      ([, link]) => !isObject(link) || typeof link.operationId !== 'string' || !lacking.has(link.operationId),
    ),
  );
}
