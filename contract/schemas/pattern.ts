/**
 * A JSON Schema pattern as a regular expression: with Unicode semantics as the specification asks for, without them
 * where a pattern is only valid so (an escaped letter, a loose brace). Throws a SyntaxError if it is neither.
 */
export function compilePattern(pattern: string): RegExp {
  return isUnicodePattern(pattern) ? new RegExp(pattern, 'u') : new RegExp(pattern);
}

/** Whether a pattern is valid with Unicode semantics. */
export function isUnicodePattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}
