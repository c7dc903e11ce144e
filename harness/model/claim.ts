import type { ToleranceName } from './tolerance.ts';

/** Whether something holds that only several exchanges together show. */
export interface Claim {
  readonly exchange: string;
  readonly sentence: string;
  readonly holds: boolean;
  readonly requirement?: string;
  /** It is tolerated that it Failed: an advisory, whatever the scenario aims at. */
  readonly tolerance?: ToleranceName;
}
