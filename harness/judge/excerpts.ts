import type { ReportedExcerpt } from '../report/defects.ts';

/** Lines of an excerpt. */
const mostLines = 14;
/** Lines that are looked at, with the examples in them. */
const mostRead = 60;
/** Characters of a line: a document in one line says nothing that can be read. */
const longestLine = 240;

/** The lines of a document about each of these places, once; nothing of a place whose line nobody knows. */
export function excerptsOf(
  text: string,
  pointers: readonly string[],
  lineOf: (pointer: string) => number | null,
): readonly ReportedExcerpt[] {
  const lines = pointers.length === 0 ? [] : text.split('\n');
  return [...new Set(pointers)].flatMap((pointer) => {
    const line = lineOf(pointer);
    if (line === null) return [];
    const block = cut(withoutExamples(blockAt(lines, line - 1)));
    return block.some((each) => each.length > longestLine)
      ? []
      : { pointer, line, text: outdented(block).join('\n') };
  });
}

/** The line, and those that are indented below it, with the bracket that closes them. */
function blockAt(lines: readonly string[], first: number): readonly string[] {
  const margin = indentOf(lines[first] ?? '');
  const after = lines.slice(first + 1, first + 1 + mostRead);
  const end = after.findIndex((line) => line.trim() !== '' && indentOf(line) <= margin);
  const inner = withoutEnd(end === -1 ? after : after.slice(0, end));
  const closing = /^\s*[\]}],?\s*$/.test(after[end] ?? '') ? after.slice(end, end + 1) : [];
  return [lines[first] ?? '', ...inner, ...closing].map((line) => line.trimEnd());
}

/** Examples decide nothing, and may be what nobody should find in a report. */
function withoutExamples(block: readonly string[]): readonly string[] {
  let margin: number | undefined;
  return block.filter((line) => {
    const indent = indentOf(line);
    // YAML may write the items of a list below its name without more indentation.
    const goesOn = (at: number): boolean => indent > at || (indent === at && /^\s*(-\s|[\]}])/.test(line));
    if (margin !== undefined && (line.trim() === '' || goesOn(margin))) return false;
    margin = /^\s*["']?examples?["']?\s*:/.test(line) ? indent : undefined;
    return margin === undefined;
  });
}

function cut(block: readonly string[]): readonly string[] {
  const margin = indentOf(block[0] ?? '');
  return block.length > mostLines ? [...block.slice(0, mostLines - 1), `${' '.repeat(margin + 2)}…`] : block;
}

/** Without empty lines at the end. */
function withoutEnd(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line.trim() !== '') + 1);
}

function outdented(block: readonly string[]): readonly string[] {
  const margin = indentOf(block[0] ?? '');
  return block.map((line) => line.slice(Math.min(margin, indentOf(line))));
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
