/**
 * How often one account may do something, as far as the API says; requests with the same allowance are counted
 * together.
 */
export interface Allowance {
  readonly windows: readonly Window[];
  /** How many of them a story with a shared account may use. */
  readonly ofOneStory: number;
}

interface Window {
  readonly most: number;
  readonly seconds: number;
}

/** How much of their allowances the accounts of a run have used. */
export interface Tally {
  readonly count: (login: string, allowance: Allowance) => void;
  /** Milliseconds since the epoch: when an account has room for another story. */
  readonly restsUntil: (login: string) => number;
}

export function createTally(now: () => number = Date.now): Tally {
  const counted = new Map<string, Map<Allowance, number[]>>();
  return {
    count: (login, allowance) => {
      const ofLogin = counted.get(login) ?? new Map<Allowance, number[]>();
      ofLogin.set(allowance, [...(ofLogin.get(allowance) ?? []), now()]);
      counted.set(login, ofLogin);
    },
    restsUntil: (login) =>
      Math.max(
        0,
        ...[...(counted.get(login) ?? [])].flatMap(([{ windows, ofOneStory }, times]) =>
          windows.map((window) => roomFrom(window, times, ofOneStory)),
        ),
      ),
  };
}

/** The moment at which enough requests have left the window for `room` more. */
function roomFrom({ most, seconds }: Window, times: readonly number[], room: number): number {
  const inTheWay = times.at(-(most - room + 1));
  return inTheWay === undefined ? 0 : inTheWay + seconds * 1000;
}
