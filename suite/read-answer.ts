import { at, isObject } from '../contract/json.ts';
import type { Answer } from '../harness/model/scenario.ts';
import { Stop } from '../harness/model/stop.ts';

/** Narrow looks into answers, whose bodies are `unknown` until somebody has looked. */

/** A text that the story cannot go on without. Stops the scenario where it is missing. */
export function textAt({ json, operation }: Answer, pointer: string): string {
  const value = at(json, pointer);
  if (typeof value === 'string') return value;
  throw new Stop('setup-failed', `the answer to ${operation} has no text at ${pointer}`);
}

/** The value at a JSON Pointer; undefined where there is nothing. */
export function valueAt({ json }: Answer, pointer: string): unknown {
  return at(json, pointer);
}

/** The items of a list; none where the answer is no list. */
export function itemsOf({ json }: Answer): readonly unknown[] {
  return Array.isArray(json) ? json : [];
}

/** The values of one member of all items of a list. */
export function eachOf(answer: Answer, member: string): readonly unknown[] {
  return itemsOf(answer).map((item) => (isObject(item) ? item[member] : undefined));
}

/** Milliseconds since 1970 of a timestamp; not a number where there is none. */
export function momentAt(answer: Answer, pointer: string): number {
  return Date.parse(String(valueAt(answer, pointer)));
}

/** Whether an answer shows all members of an object as they were sent. */
export function shows(answer: Answer, sent: object): boolean {
  return Object.entries(sent).every(([member, value]) => contains(valueAt(answer, `/${member}`), value));
}

/** Whether a value has everything that a pattern has; it may have more members, and no other items. */
export function contains(value: unknown, pattern: unknown): boolean {
  if (Array.isArray(pattern))
    return (
      Array.isArray(value) &&
      value.length === pattern.length &&
      pattern.every((item, index) => contains(value[index], item))
    );
  if (isObject(pattern))
    return (
      isObject(value) && Object.entries(pattern).every(([member, inner]) => contains(value[member], inner))
    );
  return value === pattern;
}
