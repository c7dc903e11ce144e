/** Things that arrive unrequested, in the order of arrival. A caller can wait for more. */
export interface Arrivals<T> {
  readonly all: () => readonly T[];
  /** Waits until enough have arrived, for at most so many milliseconds. Returns whether they have. */
  readonly until: (isEnough: (all: readonly T[]) => boolean, milliseconds: number) => Promise<boolean>;
}
