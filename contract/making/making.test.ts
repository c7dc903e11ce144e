import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { samplesOf } from '../samples/samples.ts';
import { arbitrarySchema } from '../testing/arbitrary-schema.ts';
import { body, contractOf, json } from '../testing/contract-of.ts';

/** As Ajv has it, but for patterns that only old engines read. */
function regExp(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return new RegExp(pattern);
  }
}

function judge(schema: JsonObject): (value: unknown) => boolean {
  const ajv = new Ajv2020({
    strict: false,
    multipleOfPrecision: 6,
    logger: false,
    code: { regExp: Object.assign(regExp, { code: 'regExp' }) },
  });
  ajvFormats.default(ajv);
  return ajv.compile(schema);
}

test('every value that is made is valid by a validator that is set up independently', () => {
  fc.assert(
    fc.property(arbitrarySchema, (schema) => {
      const contract = contractOf({
        paths: { '/a': { post: { requestBody: body(schema), responses: {} } } },
      });
      const media = contract.operations[0]?.body?.content[0];
      const sample = media && samplesOf(contract).request(media);
      expect(sample, JSON.stringify(schema)).toBeDefined();
      expect(sample?.value).toSatisfy(judge(schema));
    }),
    { numRuns: 100 },
  );
});

/** An object with members that are not sent one way, at any depth and in any part of a composition. */
const { marked } = fc.letrec<{ marked: JsonObject; inner: JsonObject }>((tie) => ({
  inner: fc.oneof({ maxDepth: 3 }, fc.constant({ type: 'string' }), tie('marked')),
  marked: fc
    .record({
      plain: tie('inner'),
      read: tie('inner'),
      write: tie('inner'),
      required: fc.subarray(['plain', 'readOnly', 'writeOnly']),
      shape: fc.constantFrom('one', 'split', 'list', 'null', 'referred'),
    })
    .map(({ plain, read, write, required, shape }) => {
      const properties = {
        plain,
        readOnly:
          shape === 'referred' ? { allOf: [{ ...read, readOnly: true }] } : { ...read, readOnly: true },
        writeOnly: { ...write, writeOnly: true },
      };
      if (shape === 'split') return { allOf: [{ type: 'object', properties }, { required }] };
      const whole = { type: 'object', properties, required };
      if (shape === 'list') return { type: 'array', items: whole, minItems: 1 };
      return shape === 'null' ? { anyOf: [{ type: 'null' }, whole] } : whole;
    }),
}));

test('no request carries a member that is read only, no answer one that is write only', () => {
  fc.assert(
    fc.property(marked, (schema) => {
      const operation = { requestBody: body(schema), responses: { 200: json(schema) } };
      const contract = contractOf({ paths: { '/a': { post: operation } } });
      const samples = samplesOf(contract);
      const [made] = contract.operations;
      const [request, response] = [made?.body?.content[0], made?.responses[0]?.content[0]];
      const sent = request && samples.request(request);
      const answered = response && samples.response(response);
      expect([sent, answered]).not.toContain(undefined);
      expect(JSON.stringify(sent)).not.toContain('readOnly');
      expect(JSON.stringify(answered)).not.toContain('writeOnly');
    }),
    { numRuns: 60 },
  );
});

test.each([
  [{ type: 'integer', format: 'int32' }, 1, 1001],
  [{ type: 'integer', format: 'uint8' }, 1, 255],
  [{ type: 'number', format: 'float' }, 1, 1001],
  [{ type: 'integer', format: 'int8', minimum: -5 }, -5, 127],
  [{ type: 'integer', format: 'uint8', maximum: 3 }, 0, 3],
  [{ type: 'integer', format: 'int16', minimum: -40_000 }, -32_768, 32_767],
])('a format leaves more numbers of %j than anybody uses: it is one from %i to %i', (schema, least, most) => {
  for (let number = 0; number < 50; number++) {
    const properties = Object.fromEntries([...Array(5).keys()].map((key) => [`n${number}${key}`, schema]));
    const contract = contractOf({
      paths: {
        '/a': {
          post: {
            requestBody: body({ type: 'object', properties, required: Object.keys(properties) }),
            responses: {},
          },
        },
      },
    });
    const media = contract.operations[0]?.body?.content[0];
    const values = Object.values(
      (media && samplesOf(contract).request(media)?.value) as Record<string, number>,
    );
    expect(Math.min(...values)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...values)).toBeLessThanOrEqual(most);
  }
});

test('a long text in a pattern that may stand anywhere is made of nothing else', () => {
  const contract = contractOf({
    paths: {
      '/a': {
        post: {
          requestBody: body({ type: 'string', pattern: '["][ -~]{1000}["]', maxLength: 1002 }),
          responses: {},
        },
      },
    },
  });
  const media = contract.operations[0]?.body?.content[0];
  expect(media && samplesOf(contract).request(media)?.value).toMatch(/^"\w{1000}"$/);
});
