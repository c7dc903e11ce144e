import type { Exchange } from '../model/exchange.ts';
import { isAsExpected } from '../model/expectation.ts';
import type { Recorder } from '../transport/recorder.ts';

/** A request that the target has answered, and that can be sent again at any time to know whether it still does. */
export function witnessIn({ exchanges }: Pick<Recorder, 'exchanges'>): Exchange | undefined {
  return exchanges.find(
    ({ exchange }) =>
      exchange.operation.method === 'GET' &&
      !exchange.operation.path.includes('{') &&
      exchange.purpose.evidence === 'provoked' &&
      exchange.response.status > 0 &&
      exchange.response.status < 400 &&
      isAsExpected(exchange),
  )?.exchange;
}
