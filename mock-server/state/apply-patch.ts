import { isObject } from '../../contract/json.ts';
import { applyOperations } from '../../json-patch/apply-operations.ts';
import { copyBudget } from '../../json-patch/copy-budget.ts';
import { merged } from '../../json-patch/merge.ts';

/** Characters that one patch may copy. */
const MOST_COPIED = 1_048_576;

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
  return isMerge ? { value: merged(value, patch) } : operate(value, patch);
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
  const applied = applyOperations(value, operations.filter(isObject), copyBudget(MOST_COPIED));
  if (!('refused' in applied)) return applied;
  const { op, path } = applied.operation;
  const message = `Operation ${applied.index + 1} (${op} ${path}) does not apply: ${applied.problem}`;
  return { failure: 'not-applicable', subject: String(path).slice(1).replaceAll('/', '.'), message };
}
