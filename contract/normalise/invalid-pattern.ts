import { compilePattern } from '../schemas/pattern.ts';
import type { Rule } from './rule.ts';

/** A pattern that no regular expression engine accepts cannot be judged by. */
export const invalidPattern: Rule = {
  name: 'invalid-pattern',
  help: 'Write a pattern that ECMA-262 reads.',
  meaning:
    'A `pattern` is not a regular expression. Patterns of other languages, such as `(?i)`, are the usual reason. It is left out.',
  source: 'JSON Schema 2020-12, Validation, section 6.3.3',
  example: `
    components:
      schemas:
        Pet: { type: string, pattern: '[a-' }`,
  read: (schema) => {
    if (typeof schema.pattern !== 'string') return undefined;
    try {
      compilePattern(schema.pattern);
      return undefined;
    } catch {
      const { pattern, ...rest } = schema;
      return {
        schema: rest,
        message: `the pattern ${JSON.stringify(pattern)} is not a regular expression; left out`,
      };
    }
  },
};
