/** Lets so many in at a time, in the order in which they came. */
export interface Admission {
  /** Waits until there is room. */
  readonly enter: () => Promise<void>;
  readonly leave: () => void;
}

/** `width` is asked whenever somebody wants to come in; one is always let in. */
export function createAdmission(width: () => number): Admission {
  const waiting: (() => void)[] = [];
  let inside = 0;
  const admit = (): void => {
    while (waiting.length > 0 && inside < Math.max(1, width())) {
      inside += 1;
      waiting.shift()?.();
    }
  };
  return {
    enter: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        admit();
      }),
    leave: () => {
      inside -= 1;
      admit();
    },
  };
}
