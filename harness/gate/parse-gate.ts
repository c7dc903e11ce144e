import { nearest } from '../model/nearest-name.ts';
import { GateError } from './gate-error.ts';
import type { Measure } from './measure.ts';
import { measures } from './measures.ts';

/**
 * One condition of a gate.
 *
 *     gate     = term *("," term)
 *     term     = measure operator amount
 *     operator = "=" / "<=" / ">=" / "<" / ">"
 *     amount   = a number, or a number with "%": a share of the exercisable cells
 */
export interface Term {
  /** As it was written, without spaces: "cells>=95%". */
  readonly text: string;
  readonly measure: Measure;
  readonly operator: Operator;
  readonly amount: number;
  readonly isShare: boolean;
}

export type Operator = '=' | '<=' | '>=' | '<' | '>';

/** Reads a gate. Throws a GateError about the first term that cannot be used. */
export function parseGate(gate: string): Term[] {
  const terms = gate.split(',').map((term) => parseTerm(term.replaceAll(/\s+/g, '')));
  return terms;
}

function parseTerm(text: string): Term {
  const [, name = '', operator = '', number = '', percent = ''] =
    /^([a-z-]+)(<=|>=|=|<|>)(\d+(?:\.\d+)?)(%?)$/.exec(text) ?? [];
  if (name === '')
    throw new GateError(
      `"${text}" is not a term of a gate; write terms such as ${examples}, separated by commas`,
    );
  const measure = measures.find((each) => each.name === name);
  if (!measure) throw new GateError(`a gate has no measure "${name}"; ${instead(name)}`);
  const isShare = percent !== '';
  if (isShare && !measure.share)
    throw new GateError(`${text}: ${name} does not count cells, so it has no percentage; give a number`);
  if (isShare && Number(number) > 100) throw new GateError(`${text}: a percentage is at most 100 %`);
  if (!isShare && number.includes('.')) throw new GateError(`${text}: give a whole number, or a percentage`);
  return { text, measure, operator: operator as Operator, amount: Number(number), isShare };
}

function instead(name: string): string {
  const known = measures.map((each) => each.name);
  const meant = nearest(name, known);
  return meant === undefined ? `use ${known.join(', ')}` : `did you mean "${meant}"?`;
}

const examples = '"new=0", "cells>=95%" or "advisories<=10"';
