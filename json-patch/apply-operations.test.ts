import fc from 'fast-check';
import specCases from 'json-patch-test-suite/spec_tests.json' with { type: 'json' };
import cases from 'json-patch-test-suite/tests.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { applyOperations, type Operation } from './apply-operations.ts';
import { copyBudget } from './copy-budget.ts';

const oneMegabyte = 1_048_576;

interface Case {
  readonly comment?: string;
  readonly doc: unknown;
  readonly patch: readonly Operation[];
  readonly expected?: unknown;
  readonly error?: string;
  readonly disabled?: boolean;
}

const apply = (document: unknown, ...operations: readonly Operation[]) =>
  applyOperations(document, operations, copyBudget(oneMegabyte));

describe.each<[string, readonly Case[]]>([
  ['the public cases', cases],
  ['the examples of RFC 6902', specCases],
])('%s', (_, list) => {
  const used = list.filter((each) => !each.disabled && each.patch !== undefined);

  test.each(used.map((each, index) => [index, each.comment ?? each.error ?? '', each] as const))(
    '%i: %s',
    (_, __, { doc, patch, expected, error }) => {
      const before = structuredClone(doc);
      const applied = applyOperations(doc, patch, copyBudget(oneMegabyte));
      if (error !== undefined) expect(applied).toHaveProperty('refused');
      else expect(applied).toEqual({ value: expected ?? doc });
      expect(doc).toEqual(before);
    },
  );
});

test.each<[string, unknown, Operation, string]>([
  ['the length of a list', { a: [1] }, { op: 'copy', from: '/a/length', path: '/b' }, 'nothing at /a/length'],
  ['the length of a text', { a: 'x' }, { op: 'test', path: '/a/length', value: 1 }, 'nothing at /a/length'],
  ['an index into a text', { a: 'xyz' }, { op: 'copy', from: '/a/0', path: '/b' }, 'nothing at /a/0'],
  ['a place in a text', { a: 'xyz' }, { op: 'add', path: '/a/0', value: 1 }, 'nothing at /a/0'],
  ['a negative index', { a: [1] }, { op: 'replace', path: '/a/-1', value: 2 }, 'nothing at /a/-1'],
  [
    'an index with a zero in front',
    { a: [1] },
    { op: 'replace', path: '/a/00', value: 2 },
    'nothing at /a/00',
  ],
  ['an index in another notation', { a: [1, 2] }, { op: 'remove', path: '/a/1e0' }, 'nothing at /a/1e0'],
  [
    'the place behind the last item',
    { a: [1] },
    { op: 'replace', path: '/a/-', value: 2 },
    'nothing at /a/-',
  ],
  ['a method of objects', { a: 1 }, { op: 'copy', from: '/toString', path: '/b' }, 'nothing at /toString'],
  ['the constructor', { a: 1 }, { op: 'replace', path: '/constructor', value: 1 }, 'nothing at /constructor'],
  ['the prototype', { a: 1 }, { op: 'add', path: '/__proto__/b', value: 1 }, 'nothing at /__proto__/b'],
  [
    'a pointer with a wrong escape',
    { 'a~2': 1 },
    { op: 'remove', path: '/a~2' },
    'its path is no JSON Pointer',
  ],
  ['no pointer', { a: 1 }, { op: 'remove', path: 'a' }, 'its path is no JSON Pointer'],
  ['no path', { a: 1 }, { op: 'remove' }, 'it has no path'],
  ['no from', { a: 1 }, { op: 'move', path: '/a' }, 'it has no from'],
  ['no value', { a: 1 }, { op: 'add', path: '/b' }, 'it has no value'],
  ['another operation', { a: 1 }, { op: 'merge', path: '/a' }, 'there is no operation merge'],
  [
    'a value in itself',
    { a: { b: 1 } },
    { op: 'move', from: '/a', path: '/a/b' },
    'it moves a value into itself',
  ],
  ['the whole document', { a: 1 }, { op: 'remove', path: '' }, 'the whole document cannot be removed'],
])('%s is refused', (_, document, operation, problem) => {
  const before = structuredClone(document);
  expect(apply(document, operation)).toMatchObject({
    index: 0,
    operation,
    problem: expect.stringContaining(problem),
  });
  expect(document).toEqual(before);
});

test('a refusal says which operation it is, and nothing of the patch is applied', () => {
  const document = { a: 1, b: 2 };
  const operations = [
    { op: 'replace', path: '/a', value: 9 },
    { op: 'test', path: '/b', value: 3 },
  ];
  expect(apply(document, ...operations)).toMatchObject({ refused: 'test-failed', index: 1 });
  expect(document).toEqual({ a: 1, b: 2 });
});

test('a member called __proto__ is a member', () => {
  const applied = apply({}, { op: 'add', path: '/__proto__', value: { x: 1 } });
  expect(JSON.stringify(applied)).toBe('{"value":{"__proto__":{"x":1}}}');
});

test('a list that is copied into itself is stopped before it fills the memory', () => {
  const operations = Array.from({ length: 30 }, () => ({ op: 'copy', from: '/a', path: '/a/-' }));
  const applied = apply({ a: ['some text'] }, ...operations);
  expect(applied).toMatchObject({ refused: 'too-large' });
});

test('what is copied and removed again counts, so that a patch does no work without end', () => {
  const operations = Array.from({ length: 40 }, () => [
    { op: 'copy', from: '/a', path: '/b' },
    { op: 'remove', path: '/b' },
  ]).flat();
  expect(apply({ a: 'x'.repeat(oneMegabyte / 20) }, ...operations)).toMatchObject({
    refused: 'too-large',
    index: 38,
  });
});

test.each<[string, readonly Operation[]]>([
  ['copies', Array.from({ length: 90 }, () => ({ op: 'copy', from: '', path: '/a' }))],
  [
    'additions',
    Array.from({ length: 3 }, (_, n) => ({ op: 'add', path: '/a'.repeat(40 * n + 1), value: nested(40) })),
  ],
])('%s that nest deeper than functions can follow are refused', (_, operations) => {
  expect(apply({ a: nested(20) }, ...operations)).toMatchObject({ refused: 'too-large' });
});

test('two large lists are compared in time that grows with their length', () => {
  const items = Array.from({ length: 20_000 }, (_, n) => n);
  const value = [...items.slice(1), 0];
  const start = performance.now();
  expect(apply({ items }, { op: 'test', path: '/items', value })).toMatchObject({ refused: 'test-failed' });
  expect(performance.now() - start).toBeLessThan(5000);
});

function nested(levels: number): unknown {
  return levels === 0 ? 'end' : { a: nested(levels - 1) };
}

test('any patch is applied or refused: nothing is thrown, and the document stays as it is', () => {
  const token = fc.constantFrom('a', 'b', '0', '1', '-', '-1', '00', 'length', '__proto__', 'x~1y', '~2', '');
  const pointer = fc.oneof(
    fc.array(token, { maxLength: 4 }).map((tokens) => tokens.map((each) => `/${each}`).join('')),
    fc.string({ maxLength: 4 }),
  );
  const operation = fc.record(
    {
      op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test', 'other'),
      path: pointer,
      from: pointer,
      value: fc.jsonValue({ maxDepth: 2 }),
    },
    { requiredKeys: ['op', 'path'] },
  );
  const document = fc.oneof(
    fc.record({ a: fc.jsonValue({ maxDepth: 2 }), b: fc.array(fc.jsonValue({ maxDepth: 1 })) }),
    fc.jsonValue({ maxDepth: 3 }),
  );
  fc.assert(
    fc.property(document, fc.array(operation, { maxLength: 6 }), (doc, operations) => {
      const before = JSON.stringify(doc);
      const applied = applyOperations(doc, operations, copyBudget(oneMegabyte));
      if ('value' in applied) JSON.parse(JSON.stringify(applied.value));
      else expect(applied.operation).toBe(operations[applied.index]);
      expect(JSON.stringify(doc)).toBe(before);
    }),
    { numRuns: 5000 },
  );
});
