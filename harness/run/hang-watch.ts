import type { Reason } from '../model/reason.ts';

/**
 * Notices that a target does not serve several requests at a time: it leaves some without an answer while it answers others,
 * or says 503 to them. Lives as long as a run.
 */
export interface HangWatch {
  /** A scenario has ended; `exchanges` were answered so far. */
  readonly ended: (ending: Reason | undefined, exchanges: number) => void;
  /** Requests of a scenario were answered 503 while others may have been under way. */
  readonly busy: () => void;
  readonly isHanging: () => boolean;
  /** Whether a scenario ended because nothing came in time. */
  readonly isSilent: (ending: Reason | undefined) => boolean;
  /** A scenario that was not served was run once more, alone. */
  readonly again: (isServed: boolean) => void;
  /** What a report says of it, in one sentence; undefined where everything was served. */
  readonly sentence: () => string | undefined;
}

/** Scenarios that were not served which raise the suspicion. */
const suspicious = 3;

export function createHangWatch(concurrency: number, say: (sentence: string) => void = () => {}): HangWatch {
  const counts = { silent: 0, busy: 0, retried: 0, recovered: 0 };
  let answered = 0;
  let isHanging = false;
  const isSilent = (ending: Reason | undefined): boolean =>
    ending?.kind === 'unreachable' && ending.sentence.includes('timeout after');

  function suspect(count: number, what: string): void {
    if (isHanging || concurrency === 1 || count < suspicious || answered === 0) return;
    isHanging = true;
    say(
      `${count} scenarios ${what} while others did, with ${concurrency} at a time. From now on, scenarios run one at a time.`,
    );
  }

  return {
    isSilent,
    isHanging: () => isHanging,
    ended: (ending, exchanges) => {
      if (!isSilent(ending)) {
        answered = exchanges;
        return;
      }
      counts.silent += 1;
      suspect(counts.silent, 'got no response');
    },
    busy: () => {
      counts.busy += 1;
      suspect(counts.busy, 'got only 503');
    },
    again: (isServed) => {
      counts.retried += 1;
      if (isServed) counts.recovered += 1;
    },
    sentence: () => {
      const { silent, busy, retried, recovered } = counts;
      if (busy === 0 && !isHanging) return undefined;
      const missing = Math.max(silent - (retried - recovered), 0);
      const parts = [
        ...(isHanging && silent > 0
          ? [`left ${missing} ${missing === 1 ? 'scenario' : 'scenarios'} without a response`]
          : []),
        ...(busy > 0 ? [`returned 503 in ${busy} ${busy === 1 ? 'scenario' : 'scenarios'}`] : []),
      ];
      const outcome =
        recovered > 0
          ? `sent one at a time, ${recovered} of ${retried} got a response: the target ${silent > 0 ? 'hangs' : 'fails'} under concurrent requests`
          : `sent one at a time, ${retried} of them still got none`;
      return `The target ${parts.join(' and ')} while it answered others, with ${concurrency} at a time; ${outcome}.`;
    },
  };
}
