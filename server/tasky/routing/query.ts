import { isStorableText } from '../../unstorable-text.ts';
import { FARTHEST, wholeNumber } from '../../whole-number.ts';

/** No operation refuses a query: what cannot be understood counts as left out. */

interface Range {
  readonly usual: number;
  readonly least: number;
  readonly most?: number;
}

/** What is out of range is clamped. */
export function wholeNumberIn(value: unknown, { usual, ...range }: Range): number {
  return wholeNumber(value, range) ?? usual;
}

/** A text that the database can look for. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && isStorableText(value) ? value : undefined;
}

/** One of these texts, whatever its case. */
export function choiceIn<const Choice extends string>(
  value: unknown,
  choices: readonly Choice[],
): Choice | undefined {
  const said = typeof value === 'string' ? value.toLowerCase() : undefined;
  return choices.find((choice) => choice.toLowerCase() === said);
}

/** A page of a list. */
export interface Page {
  /** From 1. */
  readonly page: number;
  readonly limit: number;
  readonly offset: number;
}

const MOST = 100;

/** @param usual how many are on a page, unless the query says it */
export function pageIn(query: Readonly<Record<string, unknown>>, usual: number): Page {
  const limit = wholeNumberIn(query.limit, { usual, least: 1, most: MOST });
  const page = wholeNumberIn(query.page, { usual: 1, least: 1, most: Math.floor(FARTHEST / limit) });
  return { page, limit, offset: (page - 1) * limit };
}
