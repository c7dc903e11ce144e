import type { Exchange } from '../model/exchange.ts';

/** Characters of one body that are kept: more than anybody reads, and than most answers have. */
export const largestBody = 65_536;

/** Characters of all bodies of a run: a report that is much larger can be neither written nor read in one piece. */
const largestRun = 128 * 1024 * 1024;

/** Characters of a body that are kept when a run has said more than that. */
const largestThen = 1024;

/** Shortens the bodies of an exchange, and says by how much. */
export type Limit = <T extends Pick<Exchange, 'request' | 'response'>>(exchange: T) => T;

/** The limit for the evidence of one run. To be applied to what is redacted: a secret that is cut is not found any more. */
export function createLimit(): Limit {
  let kept = 0;
  return (exchange) => {
    const { request, response } = exchange;
    const most = kept > largestRun ? largestThen : largestBody;
    kept += Math.min(request.body?.length ?? 0, most) + Math.min(response.body.length, most);
    if ((request.body?.length ?? 0) <= most && response.body.length <= most) return exchange;
    return { ...exchange, request: shortened(request, most), response: shortened(response, most) };
  };
}

function shortened<T extends { readonly body: string | undefined }>(message: T, most: number): T {
  const { body } = message;
  if (body === undefined || body.length <= most) return message;
  // A character outside of the basic plane is two code units, and half of one is none.
  const end = /[\uD800-\uDBFF]/.test(body.charAt(most - 1)) ? most - 1 : most;
  return { ...message, body: body.slice(0, end), bodyLeftOut: body.length - end };
}
