import type { KnownViolation } from './known-violation.ts';

/** Changes to the lines of a list, as it is written. Entries are changed from the last to the first. */

/** The lines of a text, without the end of the last one. */
export function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
}

/** What stands before the dash of an entry. */
export function indentOf({ lines: { from } }: KnownViolation, lines: readonly string[]): string {
  return /^\s*/.exec(lines[from - 1] ?? '')?.[0] ?? '';
}

/** The same lines, in which an entry was last seen on a day. `text` is the list before any change. */
export function seenOn(
  day: string,
  { lastSeenAt, lines: { from, to } }: KnownViolation,
  text: string,
  lines: readonly string[],
): string[] {
  if (lastSeenAt === undefined) {
    const first = lines.slice(from - 1, to).find((line) => /^\s*(-\s+)?[^\s#-]/.test(line)) ?? '';
    const indent = first.replace('-', ' ').search(/\S/);
    return lines.toSpliced(to, 0, `${' '.repeat(indent)}lastSeen: ${day}`);
  }
  const { start, end } = lastSeenAt;
  const at = text.slice(0, start).split('\n').length - 1;
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  const line = lines[at] ?? '';
  // A member without a value is followed by nothing, or by a comment.
  const value = start === end ? ` ${day} ` : day;
  return lines.with(at, `${line.slice(0, column)}${value}${line.slice(column + end - start)}`.trimEnd());
}

/**
 * The same lines without an entry, and without the comments that belong to it: those in it, and those right above it,
 * unless they are the first lines of the file.
 */
export function without({ lines: { from, to } }: KnownViolation, lines: readonly string[]): string[] {
  const isComment = (line: string | undefined): boolean => line !== undefined && /^\s*#/.test(line);
  const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';
  const indent = (line: string | undefined): number => (line ?? '').search(/\S/);
  let first = from - 1;
  while (isComment(lines[first - 1])) first -= 1;
  if (first === 0) first = from - 1;
  let next = to;
  while (isComment(lines[next]) && indent(lines[next]) > indent(lines[from - 1])) next += 1;
  // One of two empty lines around it goes with it.
  if (isBlank(lines[first - 1]) && isBlank(lines[next])) next += 1;
  const rest = lines.toSpliced(first, next - first);
  return rest.slice(0, rest.findLastIndex((line) => !isBlank(line)) + 1);
}
