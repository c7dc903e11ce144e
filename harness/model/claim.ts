import type { ToleranceName } from './tolerance.ts';

/** Whether something holds that only several exchanges together show. */
export interface Claim {
  readonly exchange: string;
  readonly sentence: string;
  readonly holds: boolean;
  readonly requirement?: string;
  /** The check that it counts as; "claim" unless said otherwise. */
  readonly check?: string;
  /** What it is where it does not hold; unless said otherwise, it depends on what the scenario aims at. */
  readonly level?: 'MUST' | 'SHOULD';
  /** It is tolerated that it Failed: an advisory, whatever the scenario aims at. */
  readonly tolerance?: ToleranceName;
}
