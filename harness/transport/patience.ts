import type { UnreachableError } from './unreachable-error.ts';

/**
 * Who is asked for one thing after the other, and is silent, may be slow about that one only: the next is still asked. Who
 * is silent twice in a row, or is not there at all, is asked no more.
 */
export interface Patience {
  /** Why nothing more is asked; undefined as long as something is. */
  readonly over: () => string | undefined;
  /** Takes note of what came of the last thing: an answer, or none. */
  readonly heard: (silence: UnreachableError | undefined) => void;
}

/** Milliseconds after which a target that stays silent is asked no more: each time takes as long as a response may. */
export const longestSilence = 15_000;

export function createPatience(): Patience {
  let isWaiting = false;
  let over: string | undefined;
  return {
    over: () => over,
    heard: (silence) => {
      if (silence && (isWaiting || !silence.isSilence)) over = silence.message;
      isWaiting = silence !== undefined;
    },
  };
}
