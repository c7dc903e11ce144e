import type { SecurityScheme } from '../../contract/operations/authorization.ts';
import type { Operation } from '../../contract/operations/operation.ts';

type Way = readonly SecurityScheme[];

/**
 * Which of the ways to authenticate that a document offers the credentials of a run are good for. Nothing tells an API key
 * from a token, so that it is found out: until one of them has worked, the others are tried where one is refused.
 */
export interface WaysIn {
  /** The way to try, or to go on with. */
  readonly of: (operation: Pick<Operation, 'access'>) => Way;
  /** Others that an operation offers; none as soon as one of its own is known to work. */
  readonly others: (operation: Pick<Operation, 'access'>) => readonly Way[];
  readonly worked: (way: Way) => void;
}

export function createWaysIn(): WaysIn {
  const working = new Set<string>();
  const isKnown = (way: Way) => working.has(nameOf(way));
  const of: WaysIn['of'] = ({ access }) => access.alternatives.find(isKnown) ?? access.schemes;
  return {
    of,
    others: ({ access }) =>
      access.alternatives.some(isKnown) ? [] : access.alternatives.filter((way) => way !== access.schemes),
    worked: (way) => {
      if (way.length > 0) working.add(nameOf(way));
    },
  };
}

function nameOf(way: Way): string {
  return JSON.stringify(way.map(({ name }) => name).sort());
}
