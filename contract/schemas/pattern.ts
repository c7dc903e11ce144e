import { boundedTest } from './bounded-test.ts';
import { isSlowPattern } from './slow-pattern.ts';

/** A pattern that texts can be tested with. */
export interface Pattern {
  readonly test: (text: string) => boolean;
  /** The expression. Ajv takes two patterns that are written the same for one. */
  readonly toString: () => string;
}

/** From this length on, two parts of variable length in a pattern are enough to make it slow. */
const long = 20_000;

/**
 * A JSON Schema pattern as a regular expression: with Unicode semantics as the specification asks for, without them
 * where a pattern is only valid so (an escaped letter, a loose brace). No text takes it longer than a second. Throws a
 * SyntaxError if it is neither.
 */
export function compilePattern(pattern: string): Pattern {
  const isUnicode = isUnicodePattern(pattern);
  const expression = isUnicode ? new RegExp(pattern, 'u') : new RegExp(pattern);
  const bounded = boundedTest(expression);
  const isSlow = isSlowPattern(pattern, isUnicode);
  return {
    test: (text) => (isSlow || text.length >= long ? bounded(text) : expression.test(text)),
    toString: () => String(expression),
  };
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
