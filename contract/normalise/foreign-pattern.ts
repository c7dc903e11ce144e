import type { Rule } from './rule.ts';

/** What other regular expressions have for what ECMA-262 says otherwise: the ends of the text, and POSIX classes. */
const readings: readonly (readonly [foreign: RegExp, meant: string])[] = [
  [/\\A/, '^'],
  [/\\[zZ]/, '$'],
  [/\[:alpha:\]/, 'a-zA-Z'],
  [/\[:digit:\]/, '0-9'],
  [/\[:alnum:\]/, 'a-zA-Z0-9'],
  [/\[:upper:\]/, 'A-Z'],
  [/\[:lower:\]/, 'a-z'],
  [/\[:xdigit:\]/, '0-9a-fA-F'],
  [/\[:space:\]/, '\\s'],
  [/\[:word:\]/, '\\w'],
];

const anyForeign = new RegExp(['\\\\\\\\', ...readings.map(([foreign]) => foreign.source)].join('|'), 'g');

/** A pattern in the words of Ruby, Perl or POSIX: ECMA-262 takes `\A` for the letter A. */
export const foreignPattern: Rule = {
  name: 'foreign-pattern',
  help: 'Write a pattern for ECMA-262: ^ and $ for the ends of the text, a-z for letters.',
  meaning:
    'A `pattern` is written for Ruby, Perl or POSIX. ECMA-262 reads `\\A` as the letter A and `[:alpha:]` as a list of letters. Assay reads it with its meaning in the other language.',
  source: 'JSON Schema 2020-12, Core, section 6.4 (regular expressions are ECMA-262)',
  example: `
    components:
      schemas:
        Pet: { type: string, pattern: '\\A[a-z]+\\z' }`,
  read: (schema) => {
    const { pattern } = schema;
    if (typeof pattern !== 'string') return undefined;
    const meant = pattern.replaceAll(
      anyForeign,
      (found) => readings.find(([foreign]) => foreign.test(found))?.[1] ?? found,
    );
    if (meant === pattern) return undefined;
    return {
      schema: { ...schema, pattern: meant },
      message: `the pattern ${JSON.stringify(pattern)} is not written for ECMA-262; read as ${JSON.stringify(meant)}`,
    };
  },
};
