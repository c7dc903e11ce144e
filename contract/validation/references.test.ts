import { expect, test } from 'vitest';
import { createValidators } from './validators.ts';

const at = (name: string) => `#/components/schemas/${name}`;
const ref = (name: string) => ({ $ref: at(name) });
const validatorsOf = (schemas: Readonly<Record<string, object>>) =>
  createValidators({ components: { schemas } });

test('thousands of schemas that refer to each other in a row, and back to the first, are compiled', () => {
  const count = 3000;
  const schemas = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `S${index}`,
      { type: 'object', properties: { next: ref(`S${(index + 1) % count}`) } },
    ]),
  );
  const { accepts } = validatorsOf(schemas).at(at('S0'));
  expect([accepts({ next: { next: { next: {} } } }), accepts({ next: { next: { next: 1 } } })]).toEqual([
    true,
    false,
  ]);
});

test('what a schema behind references evaluates is not unevaluated', () => {
  const schemas = {
    Pet: { allOf: [ref('Named')], properties: { age: {} }, unevaluatedProperties: false },
    Named: { $ref: at('Base') },
    Base: { properties: { name: { type: 'string' } } },
    Pair: { $ref: at('Prefixed'), unevaluatedItems: false },
    Prefixed: { prefixItems: [{ type: 'string' }, { type: 'number' }] },
    Tree: { properties: { child: ref('Tree'), leaf: ref('Pet') }, unevaluatedProperties: false },
  };
  const validators = validatorsOf(schemas);
  const judge = (name: string, values: readonly unknown[]) => values.map(validators.at(at(name)).accepts);
  expect(judge('Pet', [{ name: 'Rex', age: 3 }, { name: 'Rex', tail: 1 }, { name: 3 }])).toEqual([
    true,
    false,
    false,
  ]);
  expect(judge('Pair', [['a', 1], ['a', 1, 2], [1]])).toEqual([true, false, false]);
  expect(judge('Tree', [{ child: { leaf: { name: 'Rex' } } }, { child: { leaf: { tail: 1 } } }])).toEqual([
    true,
    false,
  ]);
});

test('problems behind references say where they are', () => {
  const { problems } = createValidators(
    {
      components: {
        schemas: { Pet: { properties: { owner: ref('Owner') } }, Owner: { required: ['name'] } },
      },
    },
    { allProblems: true },
  ).at(at('Pet'));
  expect(problems({ owner: {} })).toMatchObject([{ pointer: '/owner', member: 'name' }]);
});

test('a schema that refers to one that cannot be compiled cannot be, whichever is asked for first', () => {
  const schemas = {
    Broken: { properties: { code: ref('Missing') } },
    Middle: { properties: { broken: ref('Broken') } },
    Pet: { properties: { middle: ref('Middle') } },
    Fine: { type: 'string' },
  };
  for (const order of [
    ['Pet', 'Middle', 'Broken'],
    ['Broken', 'Middle', 'Pet'],
    ['Middle', 'Pet', 'Broken'],
  ]) {
    const validators = validatorsOf(schemas);
    for (const name of order) expect(() => validators.at(at(name))).toThrow();
    expect(validators.at(at('Fine')).accepts('a')).toBe(true);
  }
});

test('names of schemas with characters that are escaped in references', () => {
  const validators = createValidators({
    components: { schemas: { Pet: { $ref: '#/components/schemas/a~1b%20c' }, 'a/b c': { type: 'string' } } },
  });
  expect(['a', 1].map(validators.at(at('Pet')).accepts)).toEqual([true, false]);
});

test('the time for problems behind references grows with their number, and no faster', () => {
  const Named = { type: 'object', required: ['name', 'age', 'owner', 'home'] };
  const validators = createValidators(
    { components: { schemas: { Pets: { type: 'array', items: ref('Named') }, Named } } },
    { allProblems: true },
  );
  const start = performance.now();
  expect(validators.at(at('Pets')).problems(Array.from({ length: 20_000 }, () => ({})))).toHaveLength(80_000);
  expect(performance.now() - start).toBeLessThan(3000);
});
