import { isObject, replaceAt } from '../../contract/json.ts';
import { isEndName } from '../../contract/making/end-date.ts';

const time = /^(\d{4})-\d{2}-\d{2}([T ]\d{2}:\d{2}.*)?$/;

/**
 * A body whose end dates are in the future: an example in a document was in the future when it was written. Such a date is
 * moved by whole years, if the schema accepts that.
 */
export function withFutureEndDates(
  body: unknown,
  accepts: (value: unknown) => boolean,
  now: Date = new Date(),
): unknown {
  return pastTimes(body, [], now).reduce<unknown>((whole, { path, text }) => {
    const later = replaceAt(whole, path, text.replace(/^\d{4}/, String(now.getUTCFullYear() + 1)));
    return accepts(later) ? later : whole;
  }, body);
}

interface Place {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

function pastTimes(value: unknown, path: Place['path'], now: Date): Place[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => pastTimes(item, [...path, index], now));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([member, inner]) => {
    const here = [...path, member];
    if (typeof inner !== 'string') return pastTimes(inner, here, now);
    const isPast = time.test(inner) && Date.parse(inner) < now.getTime();
    return isPast && isEndName(member) ? [{ path: here, text: inner }] : [];
  });
}
