import { expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { contractOf, empty } from '../testing/contract-of.ts';
import { type Family, readFamilies } from './families.ts';

interface Operations {
  readonly [operation: string]: JsonObject;
}

/** Paths from lines like "GET /pets". */
function familiesOf(operations: Operations): Family[] {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [key, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = key.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: { responses: { 200: empty }, ...operation } };
  }
  return readFamilies(contractOf({ paths }));
}

function childrenOf(host: string, kind: string, operation: JsonObject = {}): Operations {
  return { [`GET ${host}/${kind}`]: operation, [`GET ${host}/${kind}/{${kind}Id}`]: {} };
}

function deviationsOf(families: readonly Family[]): string[] {
  return families.flatMap(({ deviations }) =>
    deviations.map(
      ({ member, lacks, role, what, have, of }) => `${member.path} ${role}: ${lacks} ${what}, ${have}/${of}`,
    ),
  );
}

test('collections of one name under several hosts are a family, and so are the others of one host', () => {
  const families = familiesOf({
    ...childrenOf('/pets/{petId}', 'tags'),
    ...childrenOf('/pets/{petId}', 'meals'),
    ...childrenOf('/pets/{petId}', 'toys'),
    ...childrenOf('/shops/{shopId}', 'tags'),
    ...childrenOf('', 'pets'),
    ...childrenOf('', 'shops'),
  });
  expect(families.map(({ name, basis, members }) => [name, basis, members.map(({ path }) => path)])).toEqual([
    ['…/tags', 'same-name', ['/pets/{petId}/tags', '/shops/{shopId}/tags']],
    ['/pets/{petId}/…', 'same-host', ['/pets/{petId}/meals', '/pets/{petId}/toys']],
  ]);
});

test('singletons of one name are a family too', () => {
  const session = (host: string) => ({
    [`GET ${host}/session`]: {},
    [`POST ${host}/session`]: { responses: { 201: empty } },
  });
  const families = familiesOf({ ...session('/rooms/{id}'), ...session('/tables/{id}') });
  expect(families.map(({ name }) => name)).toEqual(['…/session']);
});

test('what most members have and one lacks is a deviation', () => {
  const full = {
    parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
    responses: { 200: { ...empty, headers: { ETag: { schema: {} } } }, 404: empty },
  };
  const families = familiesOf({
    ...childrenOf('/pets/{petId}', 'meals', full),
    ...childrenOf('/pets/{petId}', 'toys', full),
    ...childrenOf('/pets/{petId}', 'walks', { responses: { 200: empty } }),
    ...childrenOf('/pets/{petId}', 'visits', { ...full, responses: { 404: empty } }),
    'DELETE /pets/{petId}/meals/{mealsId}': {},
    'DELETE /pets/{petId}/toys/{toysId}': {},
    'DELETE /pets/{petId}/walks/{walksId}': {},
  });
  expect(deviationsOf(families)).toEqual([
    '/pets/{petId}/visits list: status 200, 3/4',
    '/pets/{petId}/walks list: status 404, 3/4',
    '/pets/{petId}/walks list: parameter query limit, 3/4',
    '/pets/{petId}/walks list: header 200 ETag, 2/3',
    '/pets/{petId}/visits remove: role remove, 3/4',
  ]);
});

test('what half of the members have is no rule', () => {
  const families = familiesOf({
    ...childrenOf('/pets/{petId}', 'meals'),
    ...childrenOf('/pets/{petId}', 'toys', { responses: { 200: empty, 404: empty } }),
    'DELETE /pets/{petId}/meals/{mealsId}': {},
  });
  expect(families).toHaveLength(1);
  expect(deviationsOf(families)).toEqual([]);
});

test('path parameters are named after their resource and never compared', () => {
  const kind = (name: string) => ({ parameters: [{ name, in: 'path', required: true, schema: {} }] });
  const families = familiesOf({
    ...childrenOf('/pets/{petId}', 'meals', kind('petId')),
    ...childrenOf('/pets/{petId}', 'toys', kind('petId')),
    ...childrenOf('/pets/{petId}', 'walks'),
  });
  expect(deviationsOf(families)).toEqual([]);
});
