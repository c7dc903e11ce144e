import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { readXml } from './read-xml.ts';
import { writeXml } from './write-xml.ts';

const text = { type: 'string' };
const animals = (xml: JsonObject, item: JsonObject = {}): JsonObject => ({
  type: 'object',
  xml: { name: 'zoo' },
  properties: { animals: { type: 'array', xml, items: { ...text, xml: item } } },
});
const list = { animals: ['cat', 'dog'] };

/** The tables of the OpenAPI specification, "XML Object", and what 3.2 adds. */
const written: readonly (readonly [string, JsonObject, unknown, string])[] = [
  ['a list', animals({}), list, '<zoo><animals>cat</animals><animals>dog</animals></zoo>'],
  [
    'items with a name',
    animals({}, { name: 'animal' }),
    list,
    '<zoo><animal>cat</animal><animal>dog</animal></zoo>',
  ],
  [
    'a name of the list that has no effect',
    animals({ name: 'aliens' }, { name: 'animal' }),
    list,
    '<zoo><animal>cat</animal><animal>dog</animal></zoo>',
  ],
  [
    'a wrapped list',
    animals({ wrapped: true }),
    list,
    '<zoo><animals><animals>cat</animals><animals>dog</animals></animals></zoo>',
  ],
  [
    'a wrapped list with a name',
    animals({ wrapped: true, name: 'aliens' }),
    list,
    '<zoo><aliens><aliens>cat</aliens><aliens>dog</aliens></aliens></zoo>',
  ],
  [
    'a wrapped list and items with names',
    animals({ nodeType: 'element', name: 'aliens' }, { name: 'animal' }),
    list,
    '<zoo><aliens><animal>cat</animal><animal>dog</animal></aliens></zoo>',
  ],
  [
    'a list that has members besides, which say nothing of it',
    {
      type: 'object',
      xml: { name: 'zoo' },
      properties: { animals: { type: 'array', items: text, properties: { id: text } } },
    },
    list,
    '<zoo><animals>cat</animals><animals>dog</animals></zoo>',
  ],
  [
    'attributes, prefix and namespace',
    {
      type: 'object',
      xml: { name: 'person', prefix: 's', namespace: 'http://example.com/s' },
      properties: {
        id: { type: 'integer', xml: { attribute: true } },
        name: { ...text, xml: { prefix: 's', name: 'called' } },
      },
    },
    { id: 3, name: 'Ann & "Bob"' },
    '<s:person xmlns:s="http://example.com/s" id="3"><s:called>Ann &amp; &quot;Bob&quot;</s:called></s:person>',
  ],
  [
    'text and CDATA',
    {
      type: 'object',
      xml: { name: 'note' },
      properties: {
        lang: { ...text, xml: { nodeType: 'attribute' } },
        value: { ...text, xml: { nodeType: 'cdata' } },
      },
    },
    { lang: 'en', value: '1 < 2' },
    '<note lang="en"><![CDATA[1 < 2]]></note>',
  ],
  [
    'members that stand in the element around them',
    {
      type: 'object',
      xml: { name: 'page' },
      properties: {
        paging: { type: 'object', xml: { nodeType: 'none' }, properties: { next: text } },
        total: { type: 'integer' },
      },
    },
    { paging: { next: 'b' }, total: 2 },
    '<page><next>b</next><total>2</total></page>',
  ],
  [
    'null',
    { type: 'object', xml: { name: 'a' }, properties: { b: { type: ['integer', 'null'] } } },
    { b: null },
    '<a><b xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/></a>',
  ],
  [
    'numbers and booleans',
    { type: 'object', xml: { name: 'a' }, properties: { n: { type: 'number' }, b: { type: 'boolean' } } },
    { n: -1.5, b: true },
    '<a><n>-1.5</n><b>true</b></a>',
  ],
];

describe.each(written)('%s', (_, schema, value, expected) => {
  const document = { components: { schemas: { Root: schema } } };
  const at = '#/components/schemas/Root';

  test('is written as OpenAPI shows it', () => {
    const xml = writeXml(document, at, value);
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(xml.split('\n')[1]).toBe(expected);
  });

  test('is read back', () => {
    expect(readXml(document, at, expected)).toEqual({ readings: [value, value], problems: [] });
  });
});

const pet = {
  components: {
    schemas: {
      Tag: { type: 'object', xml: { name: 'tag' }, properties: { id: { type: 'integer' } } },
      Pet: {
        type: 'object',
        required: ['photos', 'either'],
        properties: {
          kind: { $ref: '#/components/schemas/Tag' },
          photos: { type: 'array', items: text },
          either: { type: ['string', 'integer'] },
          self: { $ref: '#/components/schemas/Pet' },
        },
      },
    },
  },
};
const read = (xml: string) => readXml(pet, '#/components/schemas/Pet', xml);

test('a member may be called as itself or as the schema that it refers to; a list that is not there is empty', () => {
  expect(read('<Pet><kind><id>1</id></kind></Pet>').readings[0]).toEqual({ kind: { id: 1 }, photos: [] });
  expect(read('<x><tag><id>1</id></tag></x>').readings[0]).toEqual({ kind: { id: 1 }, photos: [] });
});

test('what may be a text or a number is read as both', () => {
  const { readings } = read('<Pet><either>07</either></Pet>');
  expect(readings).toEqual([
    { photos: [], either: 7 },
    { photos: [], either: '07' },
  ]);
});

test('prefixes do not matter, nor do comments, processing instructions and numeric references', () => {
  const xml =
    '<?xml version="1.0"?><!-- a --><p:Pet xmlns:p="urn:p"><?go?><p:either>a&#233;&#x41;</p:either></p:Pet>';
  expect(read(xml)).toMatchObject({ readings: [{ either: 'aéA' }, {}], problems: [] });
});

test('what the schema does not know is there as it is', () => {
  expect(read('<Pet><new><a>1</a></new><more>x</more><more>y</more></Pet>').readings[0]).toEqual({
    photos: [],
    new: { a: '1' },
    more: ['x', 'y'],
  });
});

test.each([
  ['{"a":1}', 'it is not well-formed XML (line 1)'],
  ['<a>\n<b></a>', 'it is not well-formed XML (line 2)'],
])('%s is no XML', (body, problem) => {
  expect(read(body)).toEqual({ readings: [], problems: [problem] });
});
