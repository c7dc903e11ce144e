import type { Reason } from './reason.ts';
import type { ToleranceName } from './tolerance.ts';

/** Why an answer is not held against the target. The exchange is kept, proves nothing, and accuses nobody. */
export interface Excuse {
  /** `status`: that this status came, and not another one; what it says and how is judged. `everything`: all of it. */
  readonly of: 'status' | 'everything';
  readonly reason: Reason;
  /** By which it is excused, where that is decided once and for all. */
  readonly tolerance?: ToleranceName;
}

/** Checks that ask whether an answer may have the status that it has. */
const checksOfStatus: ReadonlySet<string> = new Set([
  'status-as-aimed',
  'status-declared',
  'no-server-error',
]);

/** Whether an excuse is one for what a check found. */
export function covers(excuse: Excuse | undefined, check: string): boolean {
  return excuse !== undefined && (excuse.of === 'everything' || checksOfStatus.has(check));
}
