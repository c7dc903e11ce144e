import type { Reason } from '../model/reason.ts';

/** Notices that a target leaves requests without an answer while it answers others. Lives as long as a run. */
export interface HangWatch {
  /** A scenario has ended; `exchanges` were answered so far. */
  readonly ended: (ending: Reason | undefined, exchanges: number) => void;
  readonly isHanging: () => boolean;
  /** Whether a scenario ended because nothing came in time. */
  readonly isSilent: (ending: Reason | undefined) => boolean;
  /** A scenario that got no answer was run once more, alone. */
  readonly again: (ending: Reason | undefined) => void;
  /** What a report says of it, in one sentence; undefined where nothing hung. */
  readonly sentence: () => string | undefined;
}

/** Scenarios without an answer that raise the suspicion. */
const suspicious = 3;

export function createHangWatch(concurrency: number, say: (sentence: string) => void = () => {}): HangWatch {
  let timeouts = 0;
  let answered = 0;
  let isHanging = false;
  let retried = 0;
  let recovered = 0;
  const isSilent = (ending: Reason | undefined): boolean =>
    ending?.kind === 'unreachable' && ending.sentence.includes('nothing came within');
  return {
    isSilent,
    isHanging: () => isHanging,
    ended: (ending, exchanges) => {
      if (!isSilent(ending)) {
        answered = exchanges;
        return;
      }
      timeouts += 1;
      if (isHanging || concurrency === 1 || timeouts < suspicious || answered === 0) return;
      isHanging = true;
      say(
        `${timeouts} scenarios got no answer while others did, with ${concurrency} at a time; from now on there is one at a time.`,
      );
    },
    again: (ending) => {
      retried += 1;
      if (!isSilent(ending)) recovered += 1;
    },
    sentence: () => {
      if (!isHanging) return undefined;
      const outcome =
        recovered > 0
          ? `sent one at a time, ${recovered} of ${retried} got an answer: it hangs when it is asked several things at once`
          : `sent one at a time, ${retried} of them got none either`;
      return `The target left ${timeouts - (retried - recovered)} scenarios without an answer while it answered others, with ${concurrency} at a time; ${outcome}.`;
    },
  };
}
