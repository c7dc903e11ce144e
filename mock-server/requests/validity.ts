import { placeName, tokens } from '../../contract/json.ts';
import type { Problem, Validators } from '../../contract/validation/validators.ts';

/** The most telling of the problems of a value; undefined if it is valid. */
export type FirstProblem = (value: unknown) => Problem | undefined;

/**
 * Compiled on first use. Where the schema allows alternatives, every one of them has its problems with the value: the
 * deepest is the one of the alternative that was meant.
 */
export function problemFinder(validators: Validators, schema: string | undefined): FirstProblem {
  if (schema === undefined) return () => undefined;
  let find: ((value: unknown) => readonly Problem[]) | undefined;
  return (value) => {
    find ??= compiled(validators, schema);
    const problems = find(value);
    return problems.length > 1 ? problems.reduce(deeper) : problems[0];
  };
}

/** A schema that no validator can be made of refuses nothing; that it is defective is a finding about the document. */
function compiled(validators: Validators, schema: string): (value: unknown) => readonly Problem[] {
  try {
    return validators.at(schema).problems;
  } catch {
    return () => [];
  }
}

const alternatives = new Set(['anyOf', 'oneOf', 'if', 'type', 'const']);

function deeper(one: Problem, other: Problem): Problem {
  const difference = depth(other) - depth(one);
  if (difference !== 0) return difference > 0 && alternatives.has(one.keyword) ? other : one;
  return alternatives.has(one.keyword) && !alternatives.has(other.keyword) ? other : one;
}

function depth({ pointer }: Problem): number {
  return pointer.split('/').length;
}

/** The member a problem is about: "authorization[0].role"; empty for the value as a whole. */
export function memberOf({ pointer, member }: Problem): string {
  const path = tokens(pointer).map((token) => (/^\d+$/.test(token) ? Number(token) : token));
  return placeName(member === undefined ? path : [...path, member]);
}

/** The sentence of a problem, with what the value as a whole is called. */
export function sentence({ message }: Problem, whole: string): string {
  return message.replace(/^the value\b/, whole);
}
