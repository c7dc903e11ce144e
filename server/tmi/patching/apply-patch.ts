import { applyOperations, type Refusal } from '../../../json-patch/apply-operations.ts';
import type { CopyBudget } from '../../../json-patch/copy-budget.ts';
import { merged } from '../../../json-patch/merge.ts';
import { type ApiError, fail } from '../errors/api-error.ts';
import type { FailureName } from '../errors/failures.ts';
import { reasonFor } from '../errors/prohibited.ts';

/** The body of a PATCH: RFC 6902 if it is an array, else RFC 7396. */
export type Patch = readonly PatchOperation[] | Readonly<Record<string, unknown>>;

export interface PatchOperation {
  readonly op: 'add' | 'remove' | 'replace' | 'move' | 'copy' | 'test';
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/** What may not be changed, and what a test that fails means. */
export interface PatchRules {
  /** Members that only the server writes. */
  readonly readOnly: readonly string[];
  /** What to say of a `test` that fails, where it is not just a patch that cannot be applied. */
  readonly failedTest?: FailureName;
}

type Members = Readonly<Record<string, unknown>>;

/**
 * What the patch makes of a resource, without the members that only the server writes. The resource itself stays as it
 * is. What operations copy is taken from the budget of the request. Throws 400 where the patch cannot be applied, or would change what it may not.
 */
export function patched(resource: object, patch: Patch, rules: PatchRules, budget: CopyBudget): Members {
  const before = { ...resource } as Members;
  const after = isOperations(patch) ? operated(before, patch, rules, budget) : merged(before, patch);
  if (!isMembers(after)) throw fail('failed_patch', { about: { problem: 'the result is not an object' } });
  for (const member of rules.readOnly)
    if (JSON.stringify(after[member]) !== JSON.stringify(before[member])) throw prohibited(member);
  return Object.fromEntries(Object.entries(after).filter(([member]) => !rules.readOnly.includes(member)));
}

function isOperations(patch: Patch): patch is readonly PatchOperation[] {
  return Array.isArray(patch);
}

function operated(
  before: Members,
  operations: readonly PatchOperation[],
  rules: PatchRules,
  budget: CopyBudget,
): unknown {
  for (const { op, path, from = '' } of operations) {
    const written = op === 'test' ? [] : op === 'move' ? [from, path] : [path];
    const member = written.map(firstSegment).find((name) => rules.readOnly.includes(name));
    if (member !== undefined) throw prohibited(member);
  }
  const applied = applyOperations(before, operations, budget);
  if ('refused' in applied) throw failedOperation(applied, rules);
  return applied.value;
}

function failedOperation(
  { refused, index, operation, problem }: Refusal,
  { failedTest }: PatchRules,
): ApiError {
  const { op, path } = operation as PatchOperation;
  if (refused === 'test-failed' && failedTest) return fail(failedTest, { details: { context: { path } } });
  return fail('failed_patch', { about: { problem }, details: { context: { operation: index, op, path } } });
}

function firstSegment(pointer: string): string {
  return (pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function prohibited(member: string): ApiError {
  return fail('prohibited_field', {
    about: { member, method: 'PATCH', reason: reasonFor(member, 'PATCH') },
    details: { code: 'prohibited_field', context: { field: `/${member}` } },
  });
}
