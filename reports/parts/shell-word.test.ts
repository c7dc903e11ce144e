import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comment, shellWord } from './shell-word.ts';

test.each<[Parameters<typeof shellWord>[0], string]>([
  [[], "''"],
  [['plain/word-1'], 'plain/word-1'],
  [["it's"], "'it'\\''s'"],
  [["a\r\nit's \\"], "$'a\\r\\nit\\'s \\\\'"],
  [['/pets/', { variable: 'id' }, '?a=b c'], `/pets/"$id"'?a=b c'`],
])('%j is %s', (parts, word) => {
  expect(shellWord(parts)).toBe(word);
});

test('a shell reads back any text as it was', () => {
  // No argument of a process can hold a zero byte.
  const text = fc.string({ unit: 'binary' }).map((value) => value.toWellFormed().replaceAll('\0', ''));
  const hostile = fc.constantFrom(
    '$(exit 9)',
    '`exit 9`',
    '\\',
    "'",
    '"',
    '!!',
    '\n',
    '~',
    '*',
    '-n',
    '$url',
  );
  const texts = fc.array(fc.oneof(text, hostile), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(texts, (values) => {
      const script = `printf '%s\\0' ${values.map((value) => shellWord([value])).join(' ')}`;
      expect(execFileSync('bash', ['-c', script]).toString()).toBe(
        values.map((value) => `${value}\0`).join(''),
      );
    }),
    { numRuns: 10 },
  );
});

test('a comment stays on its line', () => {
  expect(comment('one\nexit 9\r\u2028exit 9\u0085')).toBe('# one exit 9 exit 9 ');
});
