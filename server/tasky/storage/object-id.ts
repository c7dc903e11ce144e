import { randomBytes } from 'node:crypto';

/** The same in all identifiers of one process. */
const process = randomBytes(5).toString('hex');
const COUNTERS = 2 ** 24;
let counter = randomBytes(3).readUIntBE(0, 3);

/** An identifier as MongoDB makes it: seconds, process, counter; 24 hexadecimal digits. */
export function newObjectId(): string {
  counter = (counter + 1) % COUNTERS;
  const seconds = Math.floor(Date.now() / 1000);
  return `${hex(seconds, 8)}${process}${hex(counter, 6)}`;
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0');
}

/** The identifier as it is stored; undefined for what can be none. */
export function objectIdIn(text: unknown): string | undefined {
  return typeof text === 'string' && /^[0-9a-f]{24}$/i.test(text) ? text.toLowerCase() : undefined;
}
