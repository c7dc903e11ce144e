import type { Reason } from './reason.ts';
import type { Scenario } from './scenario.ts';

/** A story that cannot be told, and why. */
export interface LeftOut {
  readonly scenario: Scenario;
  readonly reason: Reason;
}
