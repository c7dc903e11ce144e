import { expect, test } from 'vitest';
import { type JsonObject, parseJson } from '../json.ts';
import { contractOf } from '../testing/contract-of.ts';
import { isMultipleOf } from './decimals.ts';

const judged = (schema: JsonObject) =>
  contractOf({ components: { schemas: { A: schema } } }).responses.at('#/components/schemas/A').accepts;

test.each<[schema: JsonObject, good: string[], bad: string[]]>([
  [
    { type: 'integer', format: 'int64' },
    ['9223372036854775807', '-9223372036854775808'],
    ['9223372036854775808'],
  ],
  [{ type: 'integer', format: 'uint64' }, ['18446744073709551615'], ['18446744073709551616', '-1']],
  [{ type: 'string', format: 'int64' }, ['"9223372036854775807"'], ['"9223372036854775808"', '"a"']],
  [{ type: 'number', format: 'float' }, ['3.4e38'], ['1e300']],
  [{ type: 'string', format: 'decimal' }, ['"8.61"', '"-1"'], ['"aG88rL"']],
  [
    { type: 'string', format: 'duration' },
    ['"PT7.5S"', '"P1DT0,5H"', '"P1Y2M3DT4H5M6S"', '"P3W"'],
    ['"P"', '"PT"', '"P1.5DT1H"', '"7.5"', '"P3W1D"', '"PT.5S"'],
  ],
  [
    { type: 'string', format: 'date-time' },
    ['"2020-02-29T10:00:00Z"'],
    ['"2020-02-29 10:00:00Z"', '"2020-02-29T10:00:00"'],
  ],
  [{ type: 'string', format: 'time' }, ['"10:00:00Z"', '"10:00:00+02:00"'], ['"10:00:00"']],
  [{ type: 'number', multipleOf: 0.01 }, ['8.61', '136.67', '4.35', '0.07', '123456789.01'], ['8.615']],
])('%j', (schema, good, bad) => {
  const accepts = judged(schema);
  expect([good, bad].map((texts) => texts.map(parseJson).map(accepts))).toEqual([
    good.map(() => true),
    bad.map(() => false),
  ]);
});

test('what is written with an exponent is a decimal, too', () => {
  expect([isMultipleOf(3e-7, 1e-7), isMultipleOf(1e21, 0.1), isMultipleOf(2.5e-7, 1e-7)]).toEqual([
    true,
    true,
    false,
  ]);
});
