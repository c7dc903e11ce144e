import { negotiation } from '../responses/negotiate.ts';
import type { Refuse } from '../responses/refusals.ts';
import type { ReadyResponse } from '../responses/responses.ts';
import type { RequestStep } from './call.ts';

/** Finds the media type of the answer. An answer without a body suits everybody. */
export function acceptable({ types }: ReadyResponse, refuse: Refuse): RequestStep {
  const choose = negotiation(types);
  return (call) => {
    call.media = choose(call.request.headers.accept);
    if (call.media >= 0) return undefined;
    const message = `The answer can be had as ${types.join(', ')}`;
    return refuse({ status: 406, cause: 'not-acceptable', message });
  };
}
