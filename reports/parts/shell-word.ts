/** A part of a word of a shell script: text that stands for itself, or the value of a variable. */
export type Part = string | { readonly variable: string };

/** One word for a POSIX shell: nothing in the text is expanded, whatever it is. */
export function shellWord(parts: readonly Part[]): string {
  const word = joined(parts)
    .filter((part) => part !== '')
    .map((part) => (typeof part === 'string' ? quoted(part) : `"$${part.variable}"`))
    .join('');
  return word === '' ? "''" : word;
}

/** Neighbouring texts as one, so that they are quoted once. */
function joined(parts: readonly Part[]): readonly Part[] {
  const words: Part[] = [];
  for (const part of parts) {
    const last = words.at(-1);
    if (typeof part === 'string' && typeof last === 'string') words[words.length - 1] = last + part;
    else words.push(part);
  }
  return words;
}

function quoted(text: string): string {
  // A carriage return is lost where text is copied.
  if (text.includes('\r')) {
    const escaped = text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\r', '\\r');
    return `$'${escaped.replaceAll('\n', '\\n')}'`;
  }
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** One line of a comment, whatever the text has in it. */
export function comment(text: string): string {
  // Every control character and every line separator, so that nothing ends the comment early.
  return `# ${text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`;
}

/** Replaces every occurrence of a text in the parts that stand for themselves. */
export function replaceText(
  parts: readonly Part[],
  pattern: RegExp,
  variable: (match: RegExpExecArray) => readonly Part[],
): readonly Part[] {
  return parts.flatMap((part) => (typeof part === 'string' ? replaceIn(part, pattern, variable) : [part]));
}

function replaceIn(
  text: string,
  pattern: RegExp,
  variable: (match: RegExpExecArray) => readonly Part[],
): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(text.slice(end, match.index), ...variable(match));
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}
