import { expect, test } from 'vitest';
import { visible, visibleJson, visibleLines, visibleText } from './visible.ts';

test.each([
  ['a terminal is not told to clear its screen', 'x\u001b[2Jy', 'x\\u001b[2Jy'],
  ['nor by the control characters of Latin 1', 'x\u009b2Jy', 'x\\u009b2Jy'],
  ['a line does not end', 'one\r\ntwo', 'one\\r\\ntwo'],
  ['text does not run backwards', 'abc\u202edef', 'abc\\u202edef'],
  ['GitHub reads no command', '::error::x', ': :error::x'],
  ['not even behind a margin', '  ::add-mask::x', '  : :add-mask::x'],
  ['nor one of its old form', 'see ##[error]x', 'see # #[error]x'],
  ['Azure reads no command', 'see ##vso[task.complete]x', 'see # #vso[task.complete]x'],
  ['TeamCity reads no command', "##teamcity[x='y']", "# #teamcity[x='y']"],
  ['other text stays', 'a::b ## c # d – ünïcödé', 'a::b ## c # d – ünïcödé'],
])('%s', (_, text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test('lines stay lines, and each of them is made visible', () => {
  expect(visibleLines('one\n::two\n\u0007three\n')).toBe('one\n: :two\n\\u0007three\n');
});

test('every text in data is made visible, and its members keep their names', () => {
  expect(visible({ a: ['x\u0007', 1, null], b: { c: '::y', d: undefined } })).toEqual({
    a: ['x\\u0007', 1, null],
    b: { c: ': :y', d: undefined },
  });
});

test('JSON says the same, without a character that commands a terminal', () => {
  const data = { a: 'x\u009b2Jy\u007f\u202e\u001b', b: '::error::' };
  const json = visibleJson(JSON.stringify(data, null, 2));
  expect(json).toMatch(/^[\n\u0020-\u007e]+$/);
  expect(JSON.parse(json)).toEqual(data);
});
