import type { Arrivals } from '../model/arrivals.ts';

/** An empty list, and the way to add to it. */
export function createArrivals<T>(): { readonly arrivals: Arrivals<T>; readonly add: (item: T) => void } {
  const all: T[] = [];
  const waiting = new Set<() => void>();
  return {
    add: (item) => {
      all.push(item);
      for (const look of waiting) look();
    },
    arrivals: {
      all: () => [...all],
      until: (isEnough, milliseconds) =>
        new Promise((done) => {
          const end = (enough: boolean): void => {
            clearTimeout(patience);
            waiting.delete(look);
            done(enough);
          };
          const look = (): void => {
            if (isEnough(all)) end(true);
          };
          const patience = setTimeout(() => end(false), milliseconds);
          waiting.add(look);
          look();
        }),
    },
  };
}
