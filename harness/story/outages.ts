import type { Exchange } from '../model/exchange.ts';
import type { Pace } from '../model/pace.ts';
import { longestSilence } from '../transport/patience.ts';
import type { Planned } from '../transport/recorder.ts';
import { UnreachableError } from '../transport/unreachable-error.ts';

/** How often the target went down and came back, and how long that is waited for. Lives as long as a run. */
export interface Outages {
  /**
   * Asks for another answer until there is one. `wasDown`: it did not come at once. `isSilence`: nothing was closed, so that
   * nothing will be started again. Stops the scenario where the run is stopped.
   */
  readonly untilBack: (
    askOther: () => Promise<Exchange>,
    failure: { readonly isSilence: boolean },
  ) => Promise<{ readonly isBack: boolean; readonly wasDown: boolean }>;
  /** Requests of this kind take the target down: no more of them are sent. */
  readonly confirm: (kind: string) => void;
  /** A request of this kind got no response twice, while others did: after some of them, no more are sent. */
  readonly silent: (kind: string) => void;
  /** A request of this kind got a response. */
  readonly answered: (kind: string) => void;
  /** Why no request of a kind is sent any more; undefined where it is. */
  readonly whyNot: (kind: string) => string | undefined;
  /** What a report says of them, in one sentence; undefined where there were none. */
  readonly sentence: () => string | undefined;
}

/** What takes a target down once more by the same mistake: "DELETE /pets/{petId} with a valid request". */
export function kindOf({ operation, purpose }: Pick<Planned, 'operation' | 'purpose'>): string {
  const isValid = !purpose.probe && /^[23]/.test(purpose.expected);
  return `${operation.key} with ${isValid ? 'a valid request' : 'a request that is not valid, or unusual'}`;
}

/** Requests of a kind that never got a response, and of which each was sent twice, until no more are sent. */
const mostSilent = 2;

/** The same where others of the kind got one: as many as are looked into, and those after them would tell no more. */
const mostSilentAtTimes = 3;

/** Milliseconds that a target has to come back, each time. */
const usualRestartWait = 90_000;

/** How many times as long all waits of a run may be together. */
const waitsOfRun = 6;

/** Milliseconds before each time that the target is asked: for the first few, and for all after them. */
const pauses = [0, 500, 1000];
const laterPause = 2000;

/** Milliseconds after which it is said that a run waits. */
const saidAfter = 1400;

export function createOutages(
  pace: Pick<Pace, 'rest'>,
  {
    longest = usualRestartWait,
    say = () => {},
    suspects,
    excuse,
  }: {
    /** Milliseconds for one outage. */
    readonly longest?: number | undefined;
    readonly say?: ((sentence: string) => void) | undefined;
    /** What may have taken it down: " after DELETE /pets/{petId}"; empty where nobody knows. */
    readonly suspects: () => string;
    /** Told of answers that only say that the target is not ready. */
    readonly excuse: (exchange: string) => void;
  },
): Outages {
  /** How long each took, in milliseconds. */
  const outages: number[] = [];
  const confirmed = new Set<string>();
  const silences = new Map<string, number>();
  const heard = new Set<string>();
  let left = longest * waitsOfRun;

  async function isAnswered(askOther: () => Promise<Exchange>): Promise<boolean> {
    try {
      const { id, response } = await askOther();
      if (response.status >= 500) excuse(id);
      return response.status < 500;
    } catch (error) {
      if (!(error instanceof UnreachableError)) throw error;
      return false;
    }
  }

  /** Asks for another answer, so many times and milliseconds at most. `waited`: milliseconds. */
  async function untilAnswered(
    askOther: () => Promise<Exchange>,
    { most, attempts, waiting }: { most: number; attempts: number; waiting: (waited: number) => void },
  ): Promise<{ readonly waited: number; readonly isBack: boolean; readonly asked: number }> {
    const began = performance.now();
    const passed = (): number => performance.now() - began;
    for (let asked = 1; ; asked++) {
      await pace.rest(Math.min(pauses[asked - 1] ?? laterPause, Math.max(most - passed(), 0)));
      const isBack = await isAnswered(askOther);
      const waited = passed();
      if (isBack || asked === attempts || waited >= most) return { waited, isBack, asked };
      waiting(waited);
    }
  }

  return {
    confirm: (kind) => void confirmed.add(kind),
    silent: (kind) => void silences.set(kind, (silences.get(kind) ?? 0) + 1),
    answered: (kind) => void heard.add(kind),
    whyNot: (kind) => {
      if (confirmed.has(kind))
        return `${kind} took the target down twice: no more of these requests are sent`;
      const times = silences.get(kind) ?? 0;
      if (times < (heard.has(kind) ? mostSilentAtTimes : mostSilent)) return undefined;
      const never = heard.has(kind) ? '' : ', and never one';
      return `${kind} got no response ${2 * times} times${never}: no more of these requests are sent`;
    },
    untilBack: async (askOther, { isSilence }) => {
      if (isSilence) {
        const limits = { most: longestSilence, attempts: pauses.length, waiting: () => {} };
        return { isBack: (await untilAnswered(askOther, limits)).isBack, wasDown: false };
      }
      const most = Math.min(longest, left);
      let isSaid = false;
      const waiting = (waited: number): void => {
        if (isSaid || waited < saidAfter) return;
        isSaid = true;
        say(`The target went down${suspects()}. Waiting up to ${inSeconds(most)} for it to come back.`);
      };
      const limits = { most, attempts: Number.POSITIVE_INFINITY, waiting };
      const { waited, isBack, asked } = await untilAnswered(askOther, limits);
      const wasDown = asked > 1 || !isBack;
      if (wasDown) left = Math.max(left - waited, 0);
      if (wasDown && isBack) outages.push(waited);
      return { isBack, wasDown };
    },
    sentence: () => {
      if (outages.length === 0) return undefined;
      const all = outages.reduce((sum, one) => sum + one, 0);
      const times = outages.length === 1 ? 'once' : `${outages.length} times`;
      return `The target went down ${times}, for ${inSeconds(all)} in total; requests without a response were sent again when it was back.`;
    },
  };
}

function inSeconds(milliseconds: number): string {
  return `${Math.max(Math.round(milliseconds / 1000), 1)} s`;
}
