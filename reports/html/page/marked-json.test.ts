import { expect, test } from 'vitest';
import { markedJson } from './marked-json.ts';
import { toText } from './markup.ts';

const body = { id: '7', owner: { 'a/b': [1, { name: '<b>' }] }, empty: {} };
const text = JSON.stringify(body);

function shown(places: readonly string[]): string {
  return toText(markedJson(text, places));
}

test.each([
  [['/id'], ['&quot;id&quot;: &quot;7&quot;']],
  [['/owner/a~1b/1/name'], ['&quot;name&quot;: &quot;&lt;b&gt;&quot;']],
  [
    ['/owner/a~1b/0', '/empty'],
    ['1', '&quot;empty&quot;: {}'],
  ],
  [[''], [toText(markedJson(text, []))]],
  [
    ['', '/id'],
    ['{', '&quot;id&quot;: &quot;7&quot;'],
  ],
  [['/missing', '/owner/none'], []],
])('%j marks that', (places, marked) => {
  const all = shown(places);
  expect(Array.from(all.matchAll(/<mark>(.*?)<\/mark>/gs), ([, inner]) => inner)).toEqual(marked);
  expect(all.replaceAll(/<\/?mark>/g, '')).toBe(toText(markedJson(text, [])));
});

test('what is no JSON is shown as received', () => {
  expect(toText(markedJson('<p>', ['/a']))).toBe('&lt;p&gt;');
});
