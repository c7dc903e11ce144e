import type { Operation } from '../../contract/operations/operation.ts';
import type { Created } from '../journal/journal.ts';
import type { PathValues, Scenario } from '../model/scenario.ts';

/** What a story has made, as far as it may change hands. */
export interface Belongings {
  /** How many requests that ask for a change were not refused: each may have changed something. */
  readonly accepted: number;
  /** Takes over what another story made. */
  readonly adopt: (created: readonly Created[]) => void;
  /** Gives everything away that the story made; undefined where it cannot be told what that is. */
  readonly giveAway: () => readonly Created[] | undefined;
}

/** What one story had made for it and left as it was. */
export interface Spare {
  /** Values for paths, by the operation that made what they lead to. */
  readonly made: ReadonlyMap<Operation, PathValues>;
  /** Ids of the exchanges that made it, in that order. */
  readonly exchanges: readonly string[];
  /** What has to be removed in the end. */
  readonly created: readonly Created[];
  /** The last story that used it. */
  readonly scenario: Scenario;
}

/** Resources for the next story that needs some, so that not every one has to make its own. Lives as long as its run. */
export interface Spares {
  readonly put: (spare: Spare) => void;
  /** One with what an operation makes and nothing that is there already; it belongs to one story at a time. */
  readonly take: (operation: Operation, have: ReadonlyMap<Operation, PathValues>) => Spare | undefined;
  /** All that are left: nobody gets one after that. */
  readonly takeAll: () => readonly Spare[];
}

export function createSpares(): Spares {
  let spares: readonly Spare[] = [];
  return {
    put: (spare) => {
      spares = [...spares, spare];
    },
    take: (operation, have) => {
      const fits = ({ made }: Spare): boolean =>
        made.has(operation) && ![...made.keys()].some((other) => have.has(other));
      // The smallest: what else it holds, somebody else may need.
      const [found] = spares.filter(fits).toSorted((a, b) => a.made.size - b.made.size);
      spares = spares.filter((spare) => spare !== found);
      return found;
    },
    takeAll: () => {
      const all = spares;
      spares = [];
      return all;
    },
  };
}
