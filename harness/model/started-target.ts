import type { Target } from './target.ts';

/** A target that is ready, and how to leave it. */
export interface StartedTarget {
  readonly target: Target;
  /** Whether what is made there is still there when this process has ended. */
  readonly outlives: boolean;
  /** Throws an AuthError if accounts that were made there stay. */
  readonly close: () => Promise<void>;
}
