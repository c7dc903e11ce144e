import type { FastifyInstance } from 'fastify';
import type { Ability } from '../../harness/model/target.ts';
import type { Storage } from '../../server/storage/open-storage.ts';

/** A way in which the reference server is broken from outside; its own code knows nothing of it. */
export interface Sabotage {
  /** "location-missing", unique. */
  readonly id: string;
  /** What is broken, in one sentence. */
  readonly title: string;
  /** The operations that are broken. */
  readonly at: Operations;
  /** Other operations in which it shows, such as the read after a write that was lost. */
  readonly seenAt?: Operations;
  /** Ids of the requirements of the API: a violation of one of them catches it. */
  readonly requirements?: readonly string[];
  /** Cells, as patterns of the same kind: a violation that counts in one of them catches it. */
  readonly cells?: readonly string[];
  /** Abilities of a target without which no story shows it. */
  readonly needs?: readonly Ability[];
  /** Breaks the server, which has not started yet. */
  readonly apply: Apply;
  /** Breaks what the server keeps its data in. */
  readonly storage?: BreakStorage;
}

export type BreakStorage = <Schema>(storage: Storage<Schema>) => Storage<Schema>;

export interface CataloguedSabotage extends Sabotage {
  readonly family: string;
}

/** Operation keys, "GET /threat_models", in which `*` stands for anything. */
export type Operations = readonly string[];

export type Apply = (app: FastifyInstance, at: Operations) => void;

export const everyOperation: Operations = ['*'];

/** Sabotages of the same kind, and what all of them need. */
export function family(
  name: string,
  sabotages: readonly Sabotage[],
  needs: readonly Ability[] = [],
): readonly CataloguedSabotage[] {
  return sabotages.map((sabotage) => ({
    ...sabotage,
    needs: [...needs, ...(sabotage.needs ?? [])],
    family: name,
  }));
}

/** Whether one of the patterns means this key. */
export function means(patterns: readonly string[], key: string): boolean {
  return patterns.some((pattern) => expressionOf(pattern).test(key));
}

const expressions = new Map<string, RegExp>();

function expressionOf(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known) return known;
  const escaped = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  const expression = new RegExp(`^${escaped}$`);
  expressions.set(pattern, expression);
  return expression;
}
