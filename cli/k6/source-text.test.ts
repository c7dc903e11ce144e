import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTemplate, literal, Names, quoted } from './source-text.ts';

/** What a script says of a text of a document, as JavaScript reads it. */
function read(source: string): unknown {
  return new Function(`return ${source};`)();
}

test('any text is read back, and stays in its line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(read(quoted(text))).toBe(text);
      expect(read(`\`${inTemplate(text)}\``)).toBe(text);
      expect(quoted(text)).not.toMatch(/[\n\r\u2028\u2029]/);
    }),
  );
});

test.each(["it's", ['`$', '{secret}`'].join(''), '*/ alert()', '\\', '\u2028', '‮', '"'])(
  '%j is read back',
  (text) => {
    expect([read(quoted(text)), read(`\`${inTemplate(text)}\``)]).toEqual([text, text]);
  },
);

test('any JSON is read back, also a member that is no member of others', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(JSON.stringify(read(`(${literal(JSON.parse(text), '')})`))).toBe(
        JSON.stringify(JSON.parse(text)),
      );
    }),
  );
  const own = JSON.parse('{"__proto__": {"a-b": [1, null]}, "class": true, "true": true, "": ""}');
  expect(JSON.stringify(read(`(${literal(own, '')})`))).toBe(JSON.stringify(own));
});

test('names are words of the path, and none is used twice', () => {
  const names = new Names(['visit']);
  const made = ['/pets/{petId}/toys', '/pets/{petId}/toys', '/new', '/3d-models', 'ID', '/visit', '///'].map(
    (words) => names.make(words),
  );
  expect(made).toEqual(['petsPetIdToys', 'petsPetIdToys2', 'new2', 'n3dModels', 'id', 'visit2', 'value']);
});
