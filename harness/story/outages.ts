import type { Exchange } from '../model/exchange.ts';
import type { Pace } from '../model/pace.ts';
import { longestSilence } from '../transport/patience.ts';
import type { Planned } from '../transport/recorder.ts';
import { UnreachableError } from '../transport/send.ts';

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

  return {
    confirm: (kind) => void confirmed.add(kind),
    whyNot: (kind) =>
      confirmed.has(kind)
        ? `${kind} took the target down twice: no more of these requests are sent`
        : undefined,
    untilBack: async (askOther, { isSilence }) => {
      const began = performance.now();
      const most = isSilence ? longestSilence : Math.min(longest, left);
      const waited = (): number => performance.now() - began;
      const end = (isBack: boolean) => {
        const milliseconds = waited();
        if (isSilence) return { isBack, wasDown: false };
        left = Math.max(left - milliseconds, 0);
        outages.push(milliseconds);
        return { isBack, wasDown: true };
      };
      let isSaid = false;
      for (let attempt = 0; ; attempt++) {
        const pause = Math.min(pauses[attempt] ?? laterPause, Math.max(most - waited(), 0));
        await pace.rest(pause);
        if (await isAnswered(askOther)) return attempt === 0 ? { isBack: true, wasDown: false } : end(true);
        const isLast = isSilence && attempt + 1 === pauses.length;
        if (isLast || waited() >= most) return end(false);
        if (isSaid || isSilence || waited() < saidAfter) continue;
        isSaid = true;
        say(`The target went down${suspects()}. Waiting up to ${inSeconds(most)} for it to come back.`);
      }
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
