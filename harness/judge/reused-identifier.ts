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
  const makersOf = (resource: string): readonly Exchange[] => made.get(resource) ?? [];
  const own = makersOf(path);
  if (own.length > 0 && own.every((maker) => isAnother(exchange, maker, path)))
    return {
      kind: 'inconclusive',
      sentence: `${path} is another resource than the one of this run, which somebody else may have created since`,
    };
  const reused = resources.find((resource) => makersOf(resource).length > 1);
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

/** The creations of each path: that of their Location, and those by each value in their answers. */
const creationsIn = oncePerExchanges((exchanges): ReadonlyMap<string, readonly Exchange[]> => {
  const makers = new Map<string, Exchange[]>();
  for (const { exchange } of exchanges)
    for (const resource of madeBy(exchange)) {
      const known = makers.get(resource);
      if (known) known.push(exchange);
      else makers.set(resource, [exchange]);
    }
  return makers;
});

/** Whether an answer shows something else than what was created: all texts that both have differ, but for the identifier. */
function isAnother({ response }: Exchange, maker: Exchange, path: string): boolean {
  const [shown, created] = [jsonOf(response), jsonOf(maker.response)];
  if (response.status > 299 || !isObject(shown) || !isObject(created)) return false;
  const texts = Object.entries(created).filter(
    ([name, value]) =>
      typeof value === 'string' &&
      typeof shown[name] === 'string' &&
      !path.endsWith(`/${encodeURIComponent(value)}`),
  );
  return texts.length > 0 && texts.every(([name, value]) => shown[name] !== value);
}

function madeBy(exchange: Exchange): ReadonlySet<string> {
  const { response } = exchange;
  if (response.status < 200 || response.status > 299) return new Set();
  // Read from disk where it is asked for, as most of what was said.
  const { request } = exchange;
  if (request.method !== 'POST') return new Set();
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
