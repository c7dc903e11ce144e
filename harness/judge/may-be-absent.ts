import { parametersOf } from '../../contract/operations/path-template.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import type { Reason } from '../model/reason.ts';

/**
 * Why a documented 404 to a valid GET is no fault where no identifier is in the path: the document says that what the
 * operation is about may not be there ("no password policy is set"), or that nothing may match a query. Undefined where
 * it has been there in this run, and nothing else is asked for.
 */
export function mayBeAbsent(
  { exchange, landed }: JudgedExchange,
  exchanges: readonly JudgedExchange[],
): Reason | undefined {
  const { operation, purpose, response } = exchange;
  const isSaid = response.status === 404 && landed === '404' && purpose.expected.startsWith('2');
  if (!isSaid || purpose.step !== 'aim' || operation.method !== 'GET') return undefined;
  if (parametersOf(operation.path).length > 0) return undefined;
  const wasThere = exchanges.some(
    ({ exchange: other }) =>
      other.operation.key === operation.key && other.response.status >= 200 && other.response.status < 300,
  );
  if (wasThere && !exchange.request.target.includes('?')) return undefined;
  return {
    kind: 'inconclusive',
    sentence: `${operation.key} returned 404, which the document lists: what it is about may not be there`,
  };
}
