import { isStorableText } from '../../unstorable-text.ts';
import { FARTHEST } from '../../whole-number.ts';
import { fail } from '../errors/notap-error.ts';

/** Parameters of queries; what the document does not allow is 400. */

interface Range {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
}

export function wholeNumberIn(value: unknown, { usual, least, most }: Range): number {
  if (value === undefined) return usual;
  const number = typeof value === 'string' && /^-?\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= least && number <= most)) throw fail('invalid_query');
  return number;
}

export function textIn(value: unknown, fits: RegExp = /^[\s\S]{0,256}$/): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !fits.test(value) || !isStorableText(value)) throw fail('invalid_query');
  return value;
}

export function choiceIn<const Choice extends string>(
  value: unknown,
  choices: readonly Choice[],
): Choice | undefined {
  if (value === undefined) return undefined;
  const choice = choices.find((each) => each === value);
  if (choice === undefined) throw fail('invalid_query');
  return choice;
}

/** Which part of a list. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}

export function pageIn(query: Readonly<Record<string, unknown>>): Page {
  return {
    limit: wholeNumberIn(query.limit, { usual: 50, least: 1, most: 100 }),
    offset: wholeNumberIn(query.offset, { usual: 0, least: 0, most: FARTHEST }),
  };
}
