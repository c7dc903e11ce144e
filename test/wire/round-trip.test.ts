import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Parameter } from '../../contract/operations/operation.ts';
import { sayableParameter } from '../../contract/operations/wire-value.ts';
import { shapeAt } from '../../contract/schemas/shape.ts';
import { inPiece, inQuery, queryText } from '../../harness/request/parameter-text.ts';
import { deserialiser } from '../../mock-server/parameters/deserialise.ts';
import { rawValue, readPairs } from '../../mock-server/parameters/query-string.ts';

/** What a request says of a value, the mock reads as the same value: they share nothing but the document. */

const document = {
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  text: { type: 'string' },
  texts: { type: 'array', items: { type: 'string' } },
  integers: { type: 'array', items: { type: 'integer' } },
  object: {
    type: 'object',
    properties: { a: { type: 'integer' }, b: { type: 'string' } },
    additionalProperties: { type: 'boolean' },
  },
};
type Schema = keyof typeof document;

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
/** Headers have no escapes: what they cannot say is not tried. */
const inHeaders = fc.string({ unit: fc.constantFrom(...'aZ0 ;/%"{'), minLength: 1, maxLength: 8 });
const isName = (each: string) => !/[[\]=]/.test(each) && each !== '__proto__';
const valuesOf = (words: fc.Arbitrary<string>): Readonly<Record<Schema, fc.Arbitrary<unknown>>> => ({
  integer: fc.integer(),
  number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  boolean: fc.boolean(),
  text: words,
  texts: fc.array(words, { minLength: 1, maxLength: 3 }),
  integers: fc.array(fc.integer(), { minLength: 1, maxLength: 3 }),
  object: fc
    .tuple(
      fc.dictionary(words.filter(isName), fc.boolean(), { maxKeys: 2 }),
      fc.record({ a: fc.integer(), b: words }),
    )
    .map(([others, own]) => ({ ...others, ...own })),
});
const schemas = Object.keys(document) as Schema[];

const styles = [
  ['query', 'form', [true, false]],
  ['query', 'spaceDelimited', [false]],
  ['query', 'pipeDelimited', [false]],
  ['query', 'deepObject', [true]],
  ['path', 'simple', [true, false]],
  ['path', 'label', [true, false]],
  ['path', 'matrix', [true, false]],
  ['header', 'simple', [true, false]],
  ['cookie', 'form', [false]],
] as const;

const cases = styles.flatMap(([place, style, explodes]) =>
  explodes.flatMap((explode) =>
    schemas
      .filter((schema) => style !== 'deepObject' || schema === 'object')
      .map((schema) => ({ place, style, explode, schema })),
  ),
);

test.each(cases)(
  '$schema in $place, style $style, exploded $explode',
  ({ place, style, explode, schema }) => {
    const parameter: Parameter = {
      ...{ name: 'p', in: place, style, explode },
      ...{ required: true, schema: `#/${schema}`, examples: [] },
    };
    const read = deserialiser(parameter, shapeAt(document, parameter.schema));
    fc.assert(
      fc.property(valuesOf(place === 'header' ? inHeaders : text)[schema], (value) => {
        fc.pre(sayableParameter(parameter, value) !== undefined);
        expect(readBack(parameter, value, read)?.[0]).toEqual(value);
      }),
      { numRuns: 100, seed: 42 },
    );
  },
);

/** A server is given paths and cookies decoded, and may look at them as they came. */
function readBack(parameter: Parameter, value: unknown, read: ReturnType<typeof deserialiser>) {
  if (parameter.in === 'query') {
    const sent = queryText(inQuery(parameter, value));
    return read(readPairs(sent), () => rawValue(sent, parameter.name));
  }
  const sent = inPiece(parameter, value);
  return read(parameter.in === 'header' ? sent : decodeURIComponent(sent), () => sent);
}
