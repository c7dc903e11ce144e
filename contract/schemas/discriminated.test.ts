import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { samplesOf } from '../samples/samples.ts';
import { contractOf, json } from '../testing/contract-of.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };
const extending = (base: string, member: string) => ({
  allOf: [ref(base), { type: 'object', required: [member], properties: { [member]: { type: 'integer' } } }],
});

/** Two beasts that extend a base, a choice of both, and one of two that only their names tell apart. */
const schemas: JsonObject = {
  Beast: {
    type: 'object',
    required: ['kind', 'name'],
    properties: { kind: text, name: text },
    discriminator: { propertyName: 'kind', mapping: { hound: '#/components/schemas/Hound', lion: 'Lion' } },
  },
  Hound: extending('Beast', 'pack'),
  Lion: extending('Beast', 'pride'),
  Either: {
    oneOf: [ref('Hound'), ref('Lion')],
    discriminator: { propertyName: 'kind', mapping: { hound: 'Hound', lion: '#/components/schemas/Lion' } },
  },
  Car: { type: 'object', required: ['kind'], properties: { kind: text, doors: { type: 'integer' } } },
  Boat: { type: 'object', required: ['kind'], properties: { kind: text, sails: { type: 'integer' } } },
  Vehicle: { oneOf: [ref('Car'), ref('Boat')], discriminator: { propertyName: 'kind' } },
  Maybe: { anyOf: [ref('Car'), ref('Boat'), { type: 'null' }], discriminator: { propertyName: 'kind' } },
  Other: {
    oneOf: [ref('Car'), ref('Boat')],
    discriminator: { propertyName: 'kind', defaultMapping: 'Boat' },
  },
};

const contract = contractOf({ components: { schemas } });
const at = (name: string) => `#/components/schemas/${name}`;

test.each<[schema: string, good: unknown[], bad: unknown[]]>([
  [
    'Either',
    [
      { kind: 'hound', name: 'a', pack: 1 },
      { kind: 'lion', name: 'a', pride: 1 },
    ],
    [
      { kind: 'lion', name: 'a', pack: 1 },
      { kind: 'cow', name: 'a', pack: 1, pride: 1 },
      { name: 'a', pack: 1 },
    ],
  ],
  [
    'Beast',
    [{ kind: 'hound', name: 'a', pack: 1 }],
    [
      { kind: 'hound', name: 'a' },
      { kind: 'cow', name: 'a' },
      { kind: 'lion', name: 'a', pack: 1 },
    ],
  ],
  ['Hound', [{ kind: 'hound', name: 'a', pack: 1 }], [{ kind: 'lion', name: 'a', pack: 1 }]],
  [
    'Vehicle',
    [{ kind: 'Car' }, { kind: 'Boat', sails: 2 }],
    [{ kind: 'Boat', sails: 'x' }, { kind: 'Plane' }],
  ],
  ['Maybe', [null, { kind: 'Car' }], [{ kind: 'Plane' }, 7]],
  ['Other', [{ kind: 'Plane', sails: 2 }, { kind: 'Car' }], [{ kind: 'Plane', sails: 'x' }]],
])('%s is judged by the alternative that a value names', (schema, good, bad) => {
  for (const validators of [contract.requests, contract.responses]) {
    expect(good.map(validators.at(at(schema)).accepts)).toEqual(good.map(() => true));
    expect(bad.map(validators.at(at(schema)).accepts)).toEqual(bad.map(() => false));
  }
});

describe('what is made', () => {
  test.each([
    ['Either', ['hound', 'lion']],
    ['Beast', ['hound', 'lion']],
    ['Hound', ['hound']],
    ['Vehicle', ['Car', 'Boat']],
  ])('%s names an alternative, and is one', (schema, kinds) => {
    const media = { type: 'application/json', schema: at(schema), examples: [] };
    const value = samplesOf(contract).request(media)?.value;
    expect(kinds).toContain((value as { kind: string }).kind);
    expect(contract.requests.at(at(schema)).problems(value)).toEqual([]);
  });
});

const kindOf = (kind: string | number) => ({
  type: 'object',
  required: ['kind'],
  properties: { kind: { const: kind } },
});

test('alternatives that list their own value are named by it, whatever the document calls them', () => {
  const told = contractOf({
    components: {
      schemas: {
        A: kindOf('first'),
        B: kindOf('second'),
        Pet: { oneOf: [ref('A'), ref('B')], discriminator: { propertyName: 'kind' } },
      },
    },
  });
  expect([{ kind: 'first' }, { kind: 'A' }].map(told.responses.at(at('Pet')).accepts)).toEqual([true, false]);
});

test('a discriminator that is no text tells nothing: what it names is judged as it is written', () => {
  const page = { type: 'object', required: ['items'], properties: { items: { type: 'array' } } };
  const told = contractOf({
    components: {
      schemas: {
        Page: { ...page, discriminator: { propertyName: 'items' } },
        Pets: { allOf: [ref('Page'), { properties: { items: { type: 'array', items: text } } }] },
        One: kindOf(1),
        Two: kindOf(2),
        Number: { oneOf: [ref('One'), ref('Two')], discriminator: { propertyName: 'kind' } },
      },
    },
  });
  const accepted = (name: string, values: readonly unknown[]) =>
    values.map(told.responses.at(at(name)).accepts);
  expect(accepted('Page', [{ items: [] }, {}])).toEqual([true, false]);
  expect(accepted('Pets', [{ items: ['Rex'] }, { items: [1] }])).toEqual([true, false]);
  expect(accepted('Number', [{ kind: 1 }, { kind: 3 }, { kind: 'One' }])).toEqual([true, false, false]);
});

test.each<[what: string, others: JsonObject]>([
  ['whatever else there is', {}],
  [
    'beside one that it can name',
    { Guest: { allOf: [ref('User'), { properties: { type: { enum: ['guest'] } } }] } },
  ],
])('what a base cannot name, because its own member has other values, is not named: %s', (_, others) => {
  const user = { type: 'object', properties: { type: { ...text, enum: ['user', 'guest'] } } };
  const told = contractOf({
    components: {
      schemas: {
        User: { ...user, discriminator: { propertyName: 'type' } },
        Member: { allOf: [ref('User'), { required: ['role'], properties: { role: text } }] },
        ...others,
      },
    },
    paths: { '/members': { get: { responses: { 200: json(ref('Member')) } } } },
  });
  const media = told.operations[0]?.responses[0]?.content[0];
  expect(media && samplesOf(told).response(media)).toBeDefined();
  const { accepts } = told.responses.at(at('Member'));
  expect([{ type: 'user', role: 'a' }, { type: 'Member', role: 'a' }, { type: 'user' }].map(accepts)).toEqual(
    [true, false, false],
  );
});
