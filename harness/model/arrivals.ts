/** What comes in without being asked for, in the order in which it came; and somebody may wait for it. */
export interface Arrivals<T> {
  readonly all: () => readonly T[];
  /** Waits until enough has come, at most so many milliseconds. Whether it has. */
  readonly until: (isEnough: (all: readonly T[]) => boolean, milliseconds: number) => Promise<boolean>;
}
