import type { Target } from '../../harness/target.ts';

/** A target that is ready, and how to leave it. */
export interface StartedTarget {
  readonly target: Target;
  readonly close: () => Promise<void>;
}
