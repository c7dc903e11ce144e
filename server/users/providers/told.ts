/** Narrow looks into what a provider says: it is not ours, and may say anything. */

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A line of text that a database keeps; undefined for what is none, and for nothing. */
export function textIn(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const line = value
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim();
  return line === '' ? undefined : line;
}

/** What a provider calls somebody: a text, or a whole number. Throws an error for anything else. */
export function subjectIn(value: unknown): string {
  const text = Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(text))
    throw new Error('what the provider calls somebody is missing, or is no identifier');
  return text;
}
