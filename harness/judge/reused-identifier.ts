import { isObject } from '../../contract/json.ts';
import { type Exchange, jsonOf } from '../model/exchange.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import type { Reason } from '../model/reason.ts';
import { oncePerExchanges } from './once-per-exchanges.ts';

/**
 * Why it says nothing that a resource is there, or is not: the target gave its identifier to several resources of this run,
 * one after the other. Databases that number their rows by the largest number so far do that after a deletion.
 */
export function reusedIdentifier(
  { exchange }: JudgedExchange,
  exchanges: readonly JudgedExchange[],
): Reason | undefined {
  if (![exchange.response.status, Number(exchange.purpose.expected)].some(isGone)) return undefined;
  const path = pathOf(exchange.request.target);
  const resources = path.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));
  const made = creationsIn(exchanges);
  const reused = resources.find((resource) => (made.get(resource) ?? 0) > 1);
  if (reused === undefined) return undefined;
  return {
    kind: 'setup-failed',
    sentence: `the target gave the identifier of ${reused} to several resources of this run, one after the other`,
  };
}

const isGone = (status: number): boolean => status === 404 || status === 410;

function pathOf(target: string): string {
  return new URL(target, 'http://target').pathname.replace(/\/$/, '');
}

/** How often each path was one of what a creation made: that of its Location, and those by each value in its answer. */
const creationsIn = oncePerExchanges((exchanges): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { exchange } of exchanges)
    for (const resource of madeBy(exchange)) counts.set(resource, (counts.get(resource) ?? 0) + 1);
  return counts;
});

function madeBy({ request, response }: Exchange): ReadonlySet<string> {
  if (request.method !== 'POST' || response.status < 200 || response.status > 299) return new Set();
  const collection = pathOf(request.target);
  const { location } = response.headers;
  return new Set([
    ...(location === undefined ? [] : [pathOf(location)]),
    ...scalarsIn(jsonOf(response)).map((value) => `${collection}/${encodeURIComponent(value)}`),
  ]);
}

/** The values of the members of an object, and of objects within it. */
function scalarsIn(json: unknown, depth = 2): string[] {
  if (isObject(json)) return depth > 0 ? Object.values(json).flatMap((one) => scalarsIn(one, depth - 1)) : [];
  return typeof json === 'string' || typeof json === 'number' ? [String(json)] : [];
}
