import type { Exchange } from '../model/exchange.ts';
import type { Excuse } from '../model/excuse.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';

/**
 * Refusals of wrong requests that the same caller got for a valid one, too: whatever the server minds there, it is not what
 * is wrong with the request. A body that refers to what is not there is refused as such before anything else. A clean-up may
 * find that its resource is gone, and is no valid request then. By the id of the exchange.
 */
export function refusedLikeValidRequest(exchanges: readonly JudgedExchange[]): ReadonlyMap<string, Excuse> {
  const provoked = exchanges.map(({ exchange }) => exchange).filter(({ purpose }) => isOrdinary(purpose));
  const valid = provoked.filter(
    ({ purpose }) => purpose.expected.startsWith('2') && purpose.step !== 'clean-up',
  );
  const refusals = new Set(valid.filter(isRefused).map(whatCame));
  const anyhow = provoked.filter(
    (exchange) =>
      !exchange.purpose.expected.startsWith('2') &&
      exchange.purpose.expected !== String(exchange.response.status) &&
      refusals.has(whatCame(exchange)),
  );
  return new Map(
    anyhow.map(({ id, response, operation }) => {
      const sentence = `a valid request of ${operation.key} is refused with ${response.status}, too, so that this one proves nothing`;
      return [id, { of: 'status', reason: { kind: 'inconclusive', sentence } }];
    }),
  );
}

function isOrdinary({ evidence, probe }: Exchange['purpose']): boolean {
  return evidence === 'provoked' && probe === undefined;
}

function isRefused({ response: { status } }: Exchange): boolean {
  return status > 399 && status < 500;
}

function whatCame({ operation, persona, response }: Exchange): string {
  return `${operation.key} ${persona} ${response.status}`;
}
