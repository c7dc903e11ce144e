import { leaveOutProtected } from '../../harness/plan/leave-out-protected.ts';
import type { Plan } from '../../harness/plan/plan.ts';
import { leaveOutExcluded, names, unknownPatterns } from '../../harness/plan/scope.ts';
import { withoutIdleProbes } from '../../harness/plan/with-probes.ts';
import { createProtection } from '../../harness/safety/protection.ts';
import type { Settings } from '../configuration/settings.ts';
import { UserError } from '../user-error.ts';

/**
 * A plan without what is excluded, and on a target that is not ours without what may change what others made. Throws a
 * UserError for a pattern that matches nothing.
 */
export function scoped(
  plan: Plan,
  { scope, disposable, readOnly }: Pick<Settings, 'scope' | 'disposable' | 'readOnly'>,
  isForeign: boolean,
): Plan {
  const [unknown] = unknownPatterns(plan, scope);
  if (unknown !== undefined)
    throw new UserError(
      `"${unknown}" of --include or --exclude matches nothing; give an operation ("DELETE /pets/{id}" or its operationId), a path pattern ("/admin/**"), tag:NAME or suite:NAME`,
    );
  const part = withoutIdleProbes(leaveOutExcluded(plan, scope));
  if (!isForeign || disposable) return part;
  const isNamed = (operation: Parameters<typeof names>[1]): boolean =>
    !readOnly && scope.include.some((pattern) => names(pattern, operation));
  const protection = createProtection(plan.known, plan.profile, isNamed);
  return withoutIdleProbes(leaveOutProtected(part, protection));
}
