import type { Reason } from './reason.ts';
import type { ScenarioOutline } from './scenario.ts';

/** A story that cannot run, and why. */
export interface ExcludedScenario {
  readonly scenario: ScenarioOutline;
  readonly reason: Reason;
}
