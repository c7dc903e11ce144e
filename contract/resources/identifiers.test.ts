import { expect, test } from 'vitest';
import { callingMember, identifierMember, identifiersIn, namesIdentifier } from './identifiers.ts';

test.each<[parameter: string, members: readonly string[], member: string | undefined]>([
  ['petId', ['id', 'pet_id'], 'pet_id'],
  ['pet_id', ['name', 'id'], 'id'],
  ['pet_uuid', ['id', 'uuid'], 'uuid'],
  ['pull_number', ['id', 'number'], 'number'],
  ['teamSlug', ['id', 'slug'], 'slug'],
  ['name', ['id', 'name'], 'name'],
  ['user', ['login', 'id'], 'id'],
  ['user', ['login'], undefined],
  ['country_code', ['code', 'name'], 'code'],
  ['petId', ['name', 'uuid'], 'uuid'],
])('%s of %j is %s', (parameter, members, member) => {
  expect(identifierMember(members, parameter)).toBe(member);
});

test.each<[body: unknown, identifiers: readonly string[]]>([
  [{ id: 7, name: 'Rex', age: 4 }, ['7', 'Rex']],
  [{ key: 'mood', value: 'good' }, ['mood']],
  [{ name: 'Rex' }, []],
  [{ id: { of: 'nothing' } }, []],
  [[{ id: 7 }], []],
])('%j tells %j', (body, identifiers) => {
  expect(identifiersIn(body)).toEqual(identifiers);
});

test.each([
  ['pet_id', true],
  ['petId', true],
  ['pet-uuid', true],
  ['id', false],
  ['path', false],
  ['valid', false],
  ['username', false],
])('%s says that it is an identifier: %s', (name, says) => {
  expect(namesIdentifier(name)).toBe(says);
});

test.each<[parameter: string, members: readonly string[], member: string | undefined]>([
  ['versionExpression', ['name', 'version'], 'version'],
  ['work_pool_name', ['pool', 'name'], 'name'],
  ['tenant', ['title', 'name'], 'name'],
  ['tenantId', ['name'], undefined],
])('%s of %j takes %s', (parameter, members, member) => {
  expect(callingMember(members, parameter)).toBe(member);
});
