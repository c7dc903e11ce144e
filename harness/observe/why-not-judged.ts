import type { Operation } from '../../contract/operations/operation.ts';
import type { RecordedExchange } from './recorded-exchange.ts';

/** Why nothing can be said of a recorded exchange, in a few words; undefined if something can. */
export function whyNotJudged(
  { request, response }: RecordedExchange,
  operation: Operation | undefined,
): string | undefined {
  if (response.status <= 0) return 'without a response';
  if (response.status < 200) return 'changes of protocol';
  // What the client had kept was not sent by the server again; RFC 9110, section 15.4.5.
  if (response.status === 304) return 'not modified (304)';
  if (request.method === 'OPTIONS' && !operation && 'access-control-request-method' in request.headers)
    return 'preflights of CORS';
  if (response.cut === 'bytes') return 'recorded without the body of the response';
  return undefined;
}
