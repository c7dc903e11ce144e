/** How often one account may do something, as far as an API says so; whatever has the same one is counted together. */
export interface Allowance {
  readonly windows: readonly Window[];
  /** How many of them one story takes at most that has an account on loan. */
  readonly ofOneStory: number;
}

interface Window {
  readonly most: number;
  readonly seconds: number;
}

/** What the accounts of a run did of what they may do only so often. */
export interface Tally {
  readonly count: (login: string, allowance: Allowance) => void;
  /** Milliseconds since the epoch: from when an account has room for another story. */
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

/** The moment at which the oldest is out of the window that has to be, so that `room` more fit into it. */
function roomFrom({ most, seconds }: Window, times: readonly number[], room: number): number {
  const inTheWay = times.at(-(most - room + 1));
  return inTheWay === undefined ? 0 : inTheWay + seconds * 1000;
}
