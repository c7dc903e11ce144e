/** Choices that look like chance and are the same for the same seed. */
export interface Chance {
  /** One of some; undefined if there are none. */
  readonly pick: <T>(values: readonly T[]) => T | undefined;
  /** A whole number from 0 up to and without a limit. */
  readonly below: (limit: number) => number;
  /** Whether something with that likelihood (from 0 to 1) happens. */
  readonly happens: (likelihood: number) => boolean;
}

/** By the generator "mulberry32": a few steps of arithmetic on 32 bits. */
export function createChance(seed: number): Chance {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: (values) => values[below(values.length)],
    happens: (likelihood) => likelihood >= 1 || next() < likelihood,
  };
}
