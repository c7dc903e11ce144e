import type { Target } from '../../harness/model/target.ts';
import { createSender } from '../../harness/transport/send.ts';
import { UnreachableError } from '../../harness/transport/unreachable-error.ts';
import type { Finding } from './finding.ts';

/** A skew that tokens of usual servers forgive. */
const toleratedSkewSeconds = 5;

/**
 * What one answer tells: that there is one, how long it took, what time it is there, which limits it names. `limited`: of how
 * many operations the document says that they are.
 */
export async function reach(
  { url, connection }: Pick<Target, 'url' | 'connection'>,
  { timeout, limited }: { readonly timeout: number; readonly limited: number },
): Promise<readonly Finding[]> {
  const sender = createSender(url, { timeout, connection });
  try {
    const request = { method: 'GET', target: '/', headers: { accept: 'application/json' }, body: undefined };
    // The first one also connects.
    await sender.send(request);
    const began = Date.now();
    const { status, headers } = await sender.send(request);
    const ended = Date.now();
    return [
      { about: 'reachable', state: 'good', says: `GET / returns ${status} in ${ended - began} ms` },
      clock(headers.date, (began + ended) / 2),
      limits(headers, limited),
    ];
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return [{ about: 'reachable', state: 'bad', says: error.message, help: slow }];
  } finally {
    sender.close();
  }
}

/** It has answered before, or there would be nothing to diagnose. */
const slow =
  'Look whether the target is up and not overloaded. --timeout sets how long a run waits for a response.';

/** `Date` is whole seconds (RFC 9110, section 6.6.1): half a second is within its precision. */
export function clock(date: string | undefined, now: number): Finding {
  const about = 'clock';
  const then = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(then))
    return { about, state: 'note', says: 'the response has no Date header, so the skew is not known' };
  const skew = Math.round((then + 500 - now) / 1000);
  if (Math.abs(skew) <= 1) return { about, state: 'good', says: 'in sync' };
  const says = `${Math.abs(skew)} s ${skew < 0 ? 'behind' : 'ahead of'} this machine`;
  if (Math.abs(skew) <= toleratedSkewSeconds) return { about, state: 'note', says };
  return {
    about,
    state: 'bad',
    says,
    help: 'Set the clock of the server or of this machine: otherwise tokens seem expired, or not yet valid.',
  };
}

/** The headers that most servers use, and of how many operations the document lists a 429. */
export function limits(headers: Readonly<Record<string, string>>, limited = 0): Finding {
  const about = 'rate limits';
  const limit = headers['x-ratelimit-limit'] ?? headers['ratelimit-limit'];
  const remaining = headers['x-ratelimit-remaining'] ?? headers['ratelimit-remaining'];
  if (limit === undefined && limited > 0)
    return {
      about,
      state: 'note',
      says: `none advertised; the document lists 429 for ${limited} operations`,
      help: 'If the limits are low, raise them for the run, or say them in `limits` of the target: a part of them is then reserved for the clean-up.',
    };
  if (limit === undefined) return { about, state: 'good', says: 'none advertised' };
  const left = remaining === undefined ? '' : `, ${Number(remaining).toLocaleString('en-US')} left`;
  return {
    about,
    state: 'good',
    says: `${Number(limit).toLocaleString('en-US')} requests per window${left}`,
  };
}
