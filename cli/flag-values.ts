import { UserError } from './user-error.ts';

/** A whole number within limits, from a flag as it was typed. */
export function wholeNumber(flag: string, text: string, { from, to }: { from: number; to: number }): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= from && value <= to) return value;
  throw new UserError(`${flag} ${text} cannot be used; give a whole number from ${from} to ${to}`);
}

/** A number within limits, from a flag as it was typed. */
export function number(flag: string, text: string, { from, to }: { from: number; to: number }): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value >= from && value <= to) return value;
  throw new UserError(
    `${flag} ${text} cannot be used; give a number from ${from} to ${to.toLocaleString('en-US')}`,
  );
}

/** What a flag --format names. Throws a UserError that lists what there is. */
export function formatOf<Format extends { readonly name: string }>(
  formats: readonly Format[],
  name: string,
): Format {
  const format = formats.find((each) => each.name === name);
  if (format) return format;
  throw new UserError(`--format ${name} is not known; use ${formats.map((each) => each.name).join(', ')}`);
}

/** Collects the values of a flag that may be given several times. */
export function several(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
