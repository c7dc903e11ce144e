import type { Operation } from '../../contract/operations/operation.ts';
import type { Excuse } from '../model/excuse.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';

/**
 * Excuses for a target that has nothing of the document: the address is most likely that of something else, or lacks the
 * path that stands before all others. Every operation without an identifier in its path returned 404 or 405 to every
 * request, although the document does not list that, and nothing else succeeded. By the id of the exchange.
 */
export function nothingThere(exchanges: readonly JudgedExchange[]): ReadonlyMap<string, Excuse> {
  const all = exchanges.map(({ exchange }) => exchange);
  const places = all.filter(({ operation, purpose }) => isPlace(operation) && purpose.step !== 'clean-up');
  const isServed =
    all.some(({ response }) => response.status < 400) || places.some(({ response }) => !isAbsence(response));
  const paths = new Set(places.map(({ operation }) => operation.path));
  if (isServed || paths.size < fewestPlaces) return new Map();
  const sentence = `every path without an identifier returned 404 or 405: ${nothingHere} (${whatToCheck})`;
  // Whoever fails is there.
  const refused = all.filter(({ response }) => response.status < 500);
  return new Map(
    refused.map(({ id }) => [id, { of: 'everything', reason: { kind: 'inconclusive', sentence } }]),
  );
}

/** A clause. */
export const nothingHere = 'nothing of the document is at this address';

/** What to do about it; the rest of a sentence. */
export const whatToCheck = 'check the path of the target, such as /api or /v1';

/** A single path may be missing for a reason of its own. */
export const fewestPlaces = 2;

/** A path that is there, or nowhere: no resource has to be in it, and no 404 is documented. */
export function isPlace({ path, responses }: Operation): boolean {
  return !path.includes('{') && !responses.some((response) => isAbsence({ status: Number(response.status) }));
}

export function isAbsence({ status }: { readonly status: number }): boolean {
  return status === 404 || status === 405;
}
