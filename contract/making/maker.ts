import type { JsonObject } from '../json.ts';
import type { Chance } from './chance.ts';
import type { Choice } from './choice.ts';

/** What one value is made with, at every depth. */
export interface Maker {
  readonly document: JsonObject;
  readonly chance: Chance;
  /** Likelihood of members that need not be there, from 0 to 1. */
  readonly optionals: number;
  /** Whether values are taken from the examples in schemas. */
  readonly examples: boolean;
  /** Whether the value goes over the wire as text, which has none for null and for what is empty. */
  readonly onText: boolean;
  /** Members with this keyword are left out. */
  readonly unsent: 'readOnly' | 'writeOnly' | undefined;
  /** Whether a value satisfies a schema of the document. */
  readonly test: (schema: unknown, value: unknown) => boolean;
  /** Takes other alternatives than the first ones, or not. */
  readonly varies: boolean;
  /** The alternative to take of one list. */
  readonly choice: Choice | undefined;
  readonly effort: { steps: number };
  /** A value that satisfies all of some schemas; undefined if none is found. */
  readonly make: (schemas: readonly unknown[], depth: number) => unknown;
}

/** Deeper than that, or where so many values were made already, only what is required is made. */
const fullDepth = 6;
const fullSize = 300;

/** Whether a place is one where no more is made than has to be. */
export function isBare({ effort }: Maker, depth: number): boolean {
  return depth > fullDepth || effort.steps > fullSize;
}

/** Deeper than that, nothing is made: what requires itself has no end. */
export const deepest = 24;

/** Values made for one sample before giving up. */
export const mostSteps = 20_000;
