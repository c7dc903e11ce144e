import { compilePattern } from '../schemas/pattern.ts';
import type { Rule } from './rule.ts';

/** A pattern that no regular expression engine accepts cannot be judged by. */
export const invalidPattern: Rule = {
  name: 'invalid-pattern',
  help: 'Write a regular expression of ECMA-262.',
  meaning:
    'A `pattern` is not a regular expression. The usual reason is the syntax of another language, such as `(?i)`. Assay ignores it.',
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
        message: `the pattern ${JSON.stringify(pattern)} is not a regular expression; ignored`,
      };
    }
  },
};
