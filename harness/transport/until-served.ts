import type { ReceivedResponse } from '../model/exchange.ts';
import type { Pace } from '../model/pace.ts';
import { waitAskedBy } from './retry-after.ts';

/** Something that is sent again as long as the target only says "not now". */
export interface Sendable<T> {
  readonly method: string;
  /** What is asked for: the key of an operation, or a path. */
  readonly what: string;
  readonly send: () => Promise<T>;
  readonly responseOf: (answer: T) => ReceivedResponse;
  /** Whether an answer is wanted, even if it says "not now". */
  readonly isMeant: (answer: T) => boolean;
  /** Told of every answer that only put it off. */
  readonly onPutOff?: (answer: T) => void;
}

/** The last answer, and why it was not asked for another one if that is no answer either. */
export interface Served<T> {
  readonly answer: T;
  readonly gaveUp?: string;
}

/** Milliseconds that one request waits, all its refusals together. */
const longestWait = 120_000;
/** Milliseconds after which limits are usually over, as most are of a minute. */
const fairWait = 60_000;

/**
 * Sends until the target does more than put it off: by 429 (RFC 6585, section 4), or by 503 with Retry-After (RFC 9110,
 * section 15.6.4). What else waits is the decision of the pace.
 *
 * What was refused with 429 was not done, whatever its method: a status of the class 4xx says that the request was not
 * fulfilled, and this one that the next one may be (RFC 9110, section 15.5). A 503 says no such thing, so that only what
 * may be done twice is sent again (section 9.2.2).
 *
 * What nobody was served with for longer than limits usually last is asked for once by everybody, and not waited for.
 */
export async function untilServed<T>(
  pace: Pace,
  { method, what, send, responseOf, isMeant, onPutOff }: Sendable<T>,
): Promise<Served<T>> {
  let waited = 0;
  for (let attempt = 0; ; attempt++) {
    const answer = await send();
    const response = responseOf(answer);
    const wait = waitIn(response, attempt);
    if (wait === undefined) pace.served(what);
    if (wait === undefined || isMeant(answer)) return { answer };
    onPutOff?.(answer);
    const isInVain = pace.refused(what) >= fairWait && isLong(waitAskedBy(response));
    const isTooLong = waited + wait > longestWait;
    pace.putOff(response.status, what, isInVain || isTooLong ? undefined : wait);
    if (isInVain) return { answer, gaveUp: inVain(response.status) };
    if (isTooLong) return { answer, gaveUp: tooLong(response.status, wait) };
    if (response.status !== 429 && !repeatable.has(method))
      return { answer, gaveUp: 'it got 503, and could take effect twice if it is sent again' };
    waited += wait;
  }
}

/** Methods that are idempotent (RFC 9110, section 9.2.2). */
const repeatable: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE']);

/** Milliseconds to wait before the next try; undefined for an answer that is one. */
function waitIn(response: ReceivedResponse, attempt: number): number | undefined {
  const { status, headers } = response;
  if (status === 429) return waitAskedBy(response) ?? 1000 * 2 ** attempt;
  return status === 503 && headers['retry-after'] !== undefined ? waitAskedBy(response) : undefined;
}

/** Who asks for little is nearly ready; who does not say for how long may never be. */
function isLong(asked: number | undefined): boolean {
  return asked === undefined || asked >= fairWait / 2;
}

function inVain(status: number): string {
  return `it got ${status}, and no request was served for ${fairWait / 1000} s`;
}

function tooLong(status: number, wait: number): string {
  const seconds = Math.ceil(wait / 1000).toLocaleString('en-US');
  return `it got ${status} and a wait of ${seconds} s; a request waits at most ${longestWait / 1000} s`;
}
