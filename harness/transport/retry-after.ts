import type { ReceivedResponse } from '../model/exchange.ts';

/**
 * How long an answer asks to be left alone, in milliseconds: by Retry-After (RFC 9110, section 10.2.3: seconds, or a
 * date), otherwise by RateLimit-Reset or X-RateLimit-Reset. Undefined where it does not say.
 */
export function waitAskedBy({ headers }: ReceivedResponse): number | undefined {
  const asked = headers['retry-after'];
  return (asked === undefined ? undefined : delayIn(asked, headers.date)) ?? resetIn(headers);
}

function delayIn(asked: string, date: string | undefined): number | undefined {
  if (/^\d+$/.test(asked)) return Number(asked) * 1000;
  // All three forms of a date begin with the name of a day (section 5.6.7).
  const moment = /^[A-Z][a-z]+,? /.test(asked) ? Date.parse(asked) : Number.NaN;
  // A date is one of the server's clock, which the answer tells as well.
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - clockOf(date));
}

/** Smaller numbers are seconds from now, as some servers count; greater ones are a moment, in seconds since 1970. */
const leastMoment = 100_000_000;

/** Milliseconds until a limit ends, by RateLimit-Reset or X-RateLimit-Reset. */
export function resetIn(headers: ReceivedResponse['headers']): number | undefined {
  const reset = headers['ratelimit-reset'] ?? headers['x-ratelimit-reset'] ?? '';
  if (!/^\d+$/.test(reset)) return undefined;
  const value = Number(reset) * 1000;
  return Number(reset) < leastMoment ? value : Math.max(0, value - clockOf(headers.date));
}

function clockOf(date: string | undefined): number {
  const told = Date.parse(date ?? '');
  return Number.isNaN(told) ? Date.now() : told;
}
