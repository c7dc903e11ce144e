import type { JudgedExchange } from '../model/judged-exchange.ts';

type Exchanges = readonly JudgedExchange[];

/** What is found in the exchanges of a run, looked for once, and anew where others have come. */
export function oncePerExchanges<Found>(
  find: (exchanges: Exchanges) => Found,
): (exchanges: Exchanges) => Found {
  const known = new WeakMap<Exchanges, { readonly length: number; readonly found: Found }>();
  return (exchanges) => {
    const { length } = exchanges;
    const before = known.get(exchanges);
    if (before?.length === length) return before.found;
    const found = find(exchanges);
    known.set(exchanges, { length, found });
    return found;
  };
}
