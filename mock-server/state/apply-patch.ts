import { applyPatch as applyOperations, type Operation } from 'rfc6902';
import { isObject, type JsonObject } from '../../contract/json.ts';

/** Why a value cannot be patched so. */
export interface Failure {
  readonly failure: 'read-only' | 'not-applicable' | 'invalid-result';
  /** The member it is about; empty for the value as a whole. */
  readonly subject: string;
  readonly message: string;
}

export type Patched = { readonly value: unknown } | Failure;

/**
 * Applies a patch to a value, which is used up by it. What kind of patch it is, its media type says; where that is plain
 * JSON, a list is a JSON Patch and an object a merge patch.
 */
export function applyPatch(
  value: unknown,
  patch: unknown,
  mediaType: string,
  readOnly: ReadonlySet<string>,
): Patched {
  const isMerge = mediaType === 'application/merge-patch+json' || !Array.isArray(patch);
  const members = isMerge ? Object.keys(isObject(patch) ? patch : {}) : writtenMembers(patch, readOnly);
  const touched = members.find((name) => readOnly.has(name));
  if (touched !== undefined)
    return { failure: 'read-only', subject: touched, message: `${touched} is read-only` };
  return isMerge ? { value: merge(value, patch) } : operate(value, patch);
}

/** Members at the top that operations write. Reading them, by `test` or as the source of a `copy`, is allowed. */
function writtenMembers(operations: readonly unknown[], readOnly: ReadonlySet<string>): string[] {
  return operations.filter(isObject).flatMap(({ op, path, from }) => {
    const written = op === 'test' ? [] : op === 'move' ? [path, from] : [path];
    return written.flatMap((pointer) =>
      pointer === '' ? [...readOnly] : firstToken(String(pointer ?? '/')),
    );
  });
}

function firstToken(pointer: string): string {
  return (pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}

function operate(value: unknown, operations: readonly unknown[]): Patched {
  const holder = { value };
  for (const operation of operations.filter(isObject)) {
    const reason = failureOf(holder, operation);
    if (reason === undefined) continue;
    const { op, path } = operation;
    const message = `The operation ${op} on ${path} does not apply: ${reason}`;
    return { failure: 'not-applicable', subject: String(path).slice(1).replaceAll('/', '.'), message };
  }
  return { value: holder.value };
}

/** The value is one level down, because an operation may replace all of it. */
function failureOf(holder: { value: unknown }, operation: JsonObject): string | undefined {
  const { path, from } = operation;
  const lowered = {
    ...operation,
    path: `/value${path}`,
    ...(from === undefined ? {} : { from: `/value${from}` }),
  };
  try {
    const [error] = applyOperations(holder, [lowered as unknown as Operation]);
    if (!error) return undefined;
    return error.name === 'TestError' ? 'the value is another one' : 'there is no such place';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** RFC 7396, section 2. */
function merge(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) result.delete(name);
    else result.set(name, merge(result.get(name), value));
  }
  return Object.fromEntries(result);
}
