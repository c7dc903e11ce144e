import { FARTHEST, wholeNumber } from '../../whole-number.ts';
import { invalid } from '../errors/users-error.ts';
import type { Call } from '../routing/call.ts';

/** A page of a list. */
export interface Page {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

const MOST = 100;
const USUAL = 20;

/** What is out of range is clamped. Throws 400 for what is no whole number. */
export function pageIn(query: Call['query']): Page {
  const pageSize = numberIn(query, 'pageSize', { usual: USUAL, most: MOST });
  const page = numberIn(query, 'page', { usual: 1, most: Math.floor(FARTHEST / pageSize) });
  return { page, pageSize };
}

function numberIn(
  query: Call['query'],
  name: string,
  { usual, most }: { readonly usual: number; readonly most: number },
): number {
  const said = query[name];
  if (said === undefined) return usual;
  const number = wholeNumber(said, { least: 1, most });
  if (number === undefined) throw invalid(name, 'is no whole number');
  return number;
}
