import type { SecurityScheme } from '../../contract/operations/authorization.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { type AuthAdapter, type Caller, personaOf } from '../model/target.ts';

type Way = readonly SecurityScheme[];

/**
 * Which of the ways to authenticate that a document offers the credentials of a run are good for. Where they are given by
 * the name of their scheme, that tells. Otherwise nothing tells an API key from a token, so that it is found out: until one
 * of them has worked, the others are tried where one is refused.
 */
export interface WaysIn {
  /** The way to try, or to go on with; undefined where the caller has credentials for none of them. */
  readonly of: (caller: Caller, operation: Pick<Operation, 'access'>) => Way | undefined;
  /** Others that an operation offers; none as soon as one of its own is known to work. */
  readonly others: (caller: Caller, operation: Pick<Operation, 'access'>) => readonly Way[];
  readonly worked: (way: Way) => void;
}

export function createWaysIn({ fits }: Pick<AuthAdapter, 'fits'> = {}): WaysIn {
  const working = new Set<string>();
  const isKnown = (way: Way) => working.has(nameOf(way));
  const open = (caller: Caller, { access }: Pick<Operation, 'access'>): readonly Way[] =>
    fits ? access.alternatives.filter((way) => fits(personaOf(caller), way)) : access.alternatives;
  const of: WaysIn['of'] = (caller, operation) => {
    const ways = open(caller, operation);
    if (operation.access.alternatives.length === 0) return [];
    return ways.find(isKnown) ?? ways[0];
  };
  return {
    of,
    others: (caller, operation) => {
      const [, ...others] = open(caller, operation);
      return operation.access.alternatives.some(isKnown) ? [] : others;
    },
    worked: (way) => {
      if (way.length > 0) working.add(nameOf(way));
    },
  };
}

function nameOf(way: Way): string {
  return JSON.stringify(way.map(({ name }) => name).sort());
}
