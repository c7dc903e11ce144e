/**
 * A JSON Schema pattern as a regular expression: with Unicode semantics as the specification asks for, without them
 * where a pattern is only valid so (an escaped letter, a loose brace). Throws a SyntaxError if it is neither.
 */
export function compilePattern(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return new RegExp(pattern);
  }
}
