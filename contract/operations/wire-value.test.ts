import { expect, test } from 'vitest';
import { samplesOf } from '../samples/samples.ts';
import { contractOf, empty } from '../testing/contract-of.ts';
import type { Parameter } from './operation.ts';
import { sayableBody, sayableParameter } from './wire-value.ts';

function parameter(place: Parameter['in'], style: string, explode: boolean): Parameter {
  return { name: 'p', in: place, required: false, style, explode, schema: undefined, examples: [] };
}

test.each([
  ['query', 'form', true, { a: 1, b: null }, { a: 1 }],
  ['query', 'deepObject', true, { a: null, b: 'x' }, { b: 'x' }],
  ['query', 'form', true, null, undefined],
  ['query', 'form', true, [], undefined],
  ['query', 'form', true, ['a', null], undefined],
  ['query', 'form', true, 'x'.repeat(3000), undefined],
  ['query', 'form', true, 'ä'.repeat(400), undefined],
  ['query', 'json', true, { a: null }, { a: null }],
  ['query', 'spaceDelimited', false, ['a b', 'c'], undefined],
  ['query', 'pipeDelimited', false, ['a b', 'c'], ['a b', 'c']],
  ['path', 'simple', false, '', undefined],
  ['path', 'simple', false, '..', undefined],
  ['path', 'label', true, [1.5, 2], undefined],
  ['path', 'simple', false, ['a,b', 'c'], ['a,b', 'c']],
  ['header', 'simple', false, ['a,b', 'c'], undefined],
  ['header', 'simple', false, 'a,b', 'a,b'],
  ['header', 'simple', false, 'ä', undefined],
  ['header', 'simple', false, 'line\nbreak', undefined],
] as const)('%s in style %s, exploded %s, says %j as %j', (place, style, explode, value, said) => {
  expect(sayableParameter(parameter(place, style, explode), value)).toEqual(said);
});

test('a form is without what is null or an empty list, JSON is as it is', () => {
  const value = { a: 1, b: null, c: [] };
  expect(sayableBody({ type: 'application/x-www-form-urlencoded' }, value)).toEqual({ a: 1 });
  expect(sayableBody({ type: 'multipart/form-data' }, value)).toEqual({ a: 1 });
  expect(sayableBody({ type: 'application/json' }, value)).toEqual(value);
  expect(sayableBody({ type: 'application/x-www-form-urlencoded' }, [value])).toBeUndefined();
  expect(sayableBody({ type: 'application/json' }, [value])).toEqual([value]);
});

/** The login form of FastAPI, as it describes it. */
const loginForm = {
  type: 'object',
  required: ['username', 'password'],
  properties: {
    grant_type: { anyOf: [{ type: 'string', pattern: '^password$' }, { type: 'null' }] },
    username: { type: 'string' },
    password: { type: 'string', format: 'password' },
    scope: { type: 'string', default: '' },
    client_id: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    client_secret: { anyOf: [{ type: 'string' }, { type: 'null' }] },
  },
};

test.each([
  ['the login form of FastAPI', loginForm],
  [
    'a required member that may be null',
    { type: 'object', required: ['n'], properties: { n: { type: ['integer', 'null'] } } },
  ],
  [
    'lists that may be null',
    {
      type: 'object',
      required: ['to'],
      properties: { to: { type: 'string' }, c: { type: ['array', 'null'], items: { type: 'string' } } },
    },
  ],
])('the sample of %s has no member that is null', (_, schema) => {
  const content = { 'application/x-www-form-urlencoded': { schema } };
  const contract = contractOf({
    paths: { '/forms': { post: { requestBody: { content }, responses: { 200: empty } } } },
  });
  const [media] = contract.operations[0]?.body?.content ?? [];
  if (!media) throw new Error('no body');
  const value = samplesOf(contract).request(media)?.value;
  expect(contract.requests.at(media.schema ?? '').accepts(value)).toBe(true);
  expect(Object.values(value as object)).not.toContain(null);
  expect(Object.values(value as object)).not.toContain('');
});
