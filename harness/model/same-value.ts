import { isObject } from '../../contract/json.ts';

/** RFC 3339, with the digits of its fraction. */
const timestamp = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.(\d+))?(?:[Zz]|[+-]\d\d:\d\d)$/;

/**
 * Whether two JSON values mean the same: members in any order, numbers by value, timestamps by the instant, as
 * precisely as the less precise one. `unordered`: the order of lists is ignored.
 */
export function sameValue(one: unknown, other: unknown, { unordered = false } = {}): boolean {
  if (typeof one === 'string' && typeof other === 'string') return one === other || sameInstant(one, other);
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && (unordered ? sameSet(one, other) : sameList(one, other));
  if (!isObject(one) || !isObject(other)) return one === other;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && sameValue(one[name], other[name], { unordered }))
  );
}

/** Whether two identifiers mean the same: a number in one response may be a text in another. */
export function sameIdentifier(one: unknown, other: unknown): boolean {
  const isName = (value: unknown) => typeof value === 'string' || typeof value === 'number';
  return isName(one) && isName(other) ? String(one) === String(other) : sameValue(one, other);
}

function sameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.every((item, index) => sameValue(item, other[index]));
}

function sameSet(one: readonly unknown[], other: readonly unknown[]): boolean {
  const left = [...other];
  return one.every((item) => {
    const found = left.findIndex((candidate) => sameValue(item, candidate, { unordered: true }));
    if (found >= 0) left.splice(found, 1);
    return found >= 0;
  });
}

function sameInstant(one: string, other: string): boolean {
  const [first, second] = [timestamp.exec(one), timestamp.exec(other)];
  if (!first || !second) return false;
  const digits = Math.min(first[1]?.length ?? 0, second[1]?.length ?? 0);
  const [early = 0, late = 0] = [one, other].map(instant).sort((a, b) => a - b);
  // A server that says less of an instant may round it or cut it.
  return late - early < (digits >= 3 ? 1 : 10 ** (3 - digits));
}

/** Milliseconds since the epoch. More precise parts are compared as text before. */
function instant(text: string): number {
  return Date.parse(text.replace(' ', 'T').toUpperCase());
}
