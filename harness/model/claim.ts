import type { ToleranceName } from './tolerance.ts';

/** A statement about several exchanges, and whether it is true. */
export interface Claim {
  readonly exchange: string;
  readonly sentence: string;
  readonly holds: boolean;
  readonly requirement?: string;
  /** The check that it counts as (default "claim"). */
  readonly check?: string;
  /** The level of a failure (default: by the aim of the scenario). */
  readonly level?: 'MUST' | 'SHOULD';
  /** The tolerance that makes a failure an advisory, whatever the aim of the scenario. */
  readonly tolerance?: ToleranceName;
}
