import { isObject, replaceAt } from '../../contract/json.ts';

/** Members that say until when something is good: "expiresAt", "expiry_date", "valid_until". */
const untilWhen = /expir|valid[_-]?(until|till|to)\b|not[_-]?after/i;

const time = /^(\d{4})-\d{2}-\d{2}([T ]\d{2}:\d{2}.*)?$/;

/**
 * A body in which nothing is over before it begins: documents show times that were to come when they were written. Such a
 * time is moved by whole years, as far as the schema accepts that.
 */
export function withFutureTimes(
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
    return isPast && untilWhen.test(member) ? [{ path: here, text: inner }] : [];
  });
}
