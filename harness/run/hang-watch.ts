import type { Reason } from '../model/reason.ts';

/**
 * Notices that a target does not serve several requests at a time: it leaves some without an answer while it answers others,
 * or says 503 to them. Lives as long as a run.
 */
export interface HangWatch {
  /** A scenario has ended. */
  readonly ended: (ending: Reason | undefined) => void;
  /** Requests of a scenario were answered 503 while others may have been under way. */
  readonly busy: () => void;
  readonly isHanging: () => boolean;
  /** Whether a scenario ended because nothing came in time. */
  readonly isSilent: (ending: Reason | undefined) => boolean;
  /** A scenario that was not served was run once more, alone. */
  readonly again: (isServed: boolean) => void;
  /** What a report says of it, in one sentence; undefined where everything was served. */
  readonly sentence: () => string | undefined;
  /** "it hung when 8 requests were under way"; undefined where it does not hang. */
  readonly clause: () => string | undefined;
}

/** Scenarios that were not served which raise the suspicion. */
const suspicious = 3;

/** What is known of the requests to a target. */
export interface Traffic {
  /** Whether any request got a response. */
  readonly isAnswered: boolean;
  /** The most requests that were under way when one of them got no response in time. */
  readonly crowd: number;
}

export function createHangWatch(
  concurrency: number,
  {
    traffic,
    say = () => {},
  }: { readonly traffic: () => Traffic; readonly say?: ((sentence: string) => void) | undefined },
): HangWatch {
  const counts = { silent: 0, busy: 0, retried: 0, recovered: 0 };
  let isHanging = false;
  const isSilent = (ending: Reason | undefined): boolean =>
    ending?.kind === 'unreachable' && ending.sentence.includes('timeout after');
  /** Requests that are not sent by stories, such as logins, are not counted. */
  const crowdIn = ({ crowd }: Traffic): string =>
    crowd > 1 ? `hung when ${crowd} requests were under way` : `hung with ${concurrency} scenarios at a time`;

  function suspect(count: number, what: string): void {
    const now = traffic();
    if (isHanging || concurrency === 1 || count < suspicious || !(now.isAnswered || now.crowd > 1)) return;
    isHanging = true;
    say(`${count} scenarios ${what}. From now on, scenarios run one at a time.`);
  }

  return {
    isSilent,
    isHanging: () => isHanging,
    ended: (ending) => {
      if (!isSilent(ending)) return;
      counts.silent += 1;
      const others = traffic().isAnswered ? ' while others did' : '';
      suspect(counts.silent, `got no response${others}: the target ${crowdIn(traffic())}`);
    },
    busy: () => {
      counts.busy += 1;
      suspect(counts.busy, `got only 503 while others did not, with ${concurrency} at a time`);
    },
    again: (isServed) => {
      counts.retried += 1;
      if (isServed) counts.recovered += 1;
    },
    clause: () => (isHanging && counts.silent > 0 ? `it ${crowdIn(traffic())}` : undefined),
    sentence: () => {
      const { silent, busy, retried, recovered } = counts;
      if (busy === 0 && !isHanging) return undefined;
      const missing = Math.max(silent - (retried - recovered), 0);
      const parts = [
        ...(isHanging && silent > 0
          ? [`${crowdIn(traffic())}, and left ${scenarios(missing)} without a response`]
          : []),
        ...(busy > 0 ? [`returned 503 in ${scenarios(busy)}, with ${concurrency} at a time`] : []),
      ];
      return `The target ${parts.join(', and ')}; ${outcome(counts)}.`;
    },
  };
}

function scenarios(count: number): string {
  return `${count} ${count === 1 ? 'scenario' : 'scenarios'}`;
}

/** What came of sending again, one at a time, what was not served. */
function outcome(counts: {
  readonly silent: number;
  readonly retried: number;
  readonly recovered: number;
}): string {
  const { silent, retried, recovered } = counts;
  if (retried === 0) return 'none of them was sent again';
  if (recovered === 0) return `sent one at a time, ${retried} of them still got none`;
  const does = silent > 0 ? 'hangs' : 'fails';
  return `sent one at a time, ${recovered} of ${retried} got a response: the target ${does} under concurrent requests`;
}
