import { expect, test } from 'vitest';
import { generated, html, toText } from './markup.ts';

test('what is inserted cannot leave its place, in text or in an attribute', () => {
  const text = `</p><img src=x onerror="act()"><!--'&amp;`;
  expect(toText(html`<p title="${text}">${text}</p>`)).toBe(
    '<p title="&lt;/p&gt;&lt;img src=x onerror=&quot;act()&quot;&gt;&lt;!--&#39;&amp;amp;">' +
      '&lt;/p&gt;&lt;img src=x onerror=&quot;act()&quot;&gt;&lt;!--&#39;&amp;amp;</p>',
  );
});

test('markup is not escaped again, lists are joined, nothing is left out', () => {
  const items = ['a', '<'].map((item) => html`<li>${item}</li>`);
  expect(toText(html`<ul>${items}${null}${undefined}${false}${0}</ul>`)).toBe(
    '<ul><li>a</li><li>&lt;</li>0</ul>',
  );
});

test('generated text stands as it is', () => {
  expect(toText(html`<style>${generated('a > b {}')}</style>`)).toBe('<style>a > b {}</style>');
});
