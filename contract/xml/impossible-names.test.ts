import { expect, test } from 'vitest';
import { bodyProblems } from '../operations/body-problems.ts';
import { contractOf } from '../testing/contract-of.ts';
import { impossibleXmlNames } from './impossible-names.ts';
import { readXml } from './read-xml.ts';
import { writeXml } from './write-xml.ts';

const pet = '#/components/schemas/Pet';
const text = { type: 'string' };
const contract = contractOf({
  components: {
    schemas: {
      Pet: {
        type: 'object',
        required: ['first name', '1st', '@type', 'fine'],
        properties: {
          'first name': text,
          '1st': { type: 'array', items: text },
          '@type': { ...text, xml: { attribute: true } },
          'its name': { ...text, xml: { name: 'its-name' } },
          'a b': { type: 'object', xml: { nodeType: 'none' }, properties: { inner: text } },
          chip: { ...text, xml: { name: 'a<b' } },
          fine: text,
        },
      },
      Fine: { type: 'object', required: ['größe'], properties: { größe: text, 'dc:title': text } },
    },
  },
});
const { intended, responses } = contract;
const value = { 'first name': 'Rex', '1st': ['a', 'b'], '@type': 'dog', chip: '7', fine: 'yes' };

test('only names that stand in XML are found', () => {
  expect(
    impossibleXmlNames(intended, pet)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['1st', '@type', 'a<b', 'first name'].sort());
  expect(impossibleXmlNames(intended, '#/components/schemas/Fine')).toEqual([]);
});

test('what is written in place of them is well-formed, and is read again', () => {
  const written = writeXml(intended, pet, value);
  expect(written).toContain(
    '<Pet _type="dog"><first_name>Rex</first_name><_1st>a</_1st><_1st>b</_1st><a_b>7</a_b>',
  );
  expect(readXml(intended, pet, written)).toEqual({ readings: [value, value], problems: [] });
});

test.each([
  [pet, '<Pet><firstName>Rex</firstName></Pet>', []],
  [pet, '<Pet><firstName></Pet>', [expect.stringContaining('not well-formed')]],
  ['#/components/schemas/Fine', '<Fine><grosse>1</grosse></Fine>', ['größe is required']],
])('a body of %s is judged as far as anybody knows its names: %s', (schema, body, expected) => {
  const media = { type: 'application/xml', schema, examples: [] };
  const problems = bodyProblems(contract, responses, media, { contentType: 'application/xml', text: body });
  expect(problems.map(({ message }) => message)).toEqual(expected);
});
