import { isStorableText } from '../../unstorable-text.ts';
import { invalid } from '../errors/users-error.ts';
import type { Call } from './call.ts';

/** A text that the query must have, once; throws 400 without it. */
export function requiredText(query: Call['query'], name: string): string {
  const value = query[name];
  if (value === undefined || value === '') throw invalid(name, 'is missing');
  if (typeof value !== 'string' || !isStorableText(value)) throw invalid(name, 'is no text');
  return value;
}
