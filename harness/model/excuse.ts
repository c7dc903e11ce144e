import type { Reason } from './reason.ts';
import type { ToleranceName } from './tolerance.ts';

/** Why a response does not count against the target. The exchange is kept, but it is neither a proof nor a violation. */
export interface Excuse {
  /** `status`: only the status is excused, and the rest is judged. `everything`: the whole response. */
  readonly of: 'status' | 'everything';
  readonly reason: Reason;
  /** The tolerance, if that is why. */
  readonly tolerance?: ToleranceName;
}

/** Checks that ask whether a status is allowed. */
const checksOfStatus: ReadonlySet<string> = new Set([
  'status-as-aimed',
  'status-declared',
  'no-server-error',
]);

/** Whether an excuse applies to a failure of a check. */
export function covers(excuse: Excuse | undefined, check: string): boolean {
  return excuse !== undefined && (excuse.of === 'everything' || checksOfStatus.has(check));
}
