import { describe, expect, test } from 'vitest';
import { at, child, isObject, type Path, placeName, removeAt, replaceAt, tokens } from './json.ts';

test.each<[unknown, boolean]>([
  [{}, true],
  [[], false],
  [null, false],
  ['{}', false],
])('isObject(%j) is %s', (value, expected) => {
  expect(isObject(value)).toBe(expected);
});

describe('pointers (RFC 6901)', () => {
  test.each<[pointer: string, path: string[]]>([
    ['#', []],
    ['', []],
    ['#/paths/~1pets~1{id}', ['paths', '/pets/{id}']],
    ['#/a~01', ['a~1']],
    ['#/a%20b/%7Bid%7D', ['a b', '{id}']],
    ['#/100%', ['100%']],
    ['/a%20b', ['a%20b']],
    ['/a/', ['a', '']],
  ])('%s', (pointer, path) => {
    expect(tokens(pointer)).toEqual(path);
  });

  test('what child makes, tokens reads', () => {
    expect(tokens(child('#/paths', '/a~b/{c}', 0, '5%20'))).toEqual(['paths', '/a~b/{c}', '0', '5%20']);
    expect(tokens(child('/paths', '/a~b/{c}', 0, '5%20'))).toEqual(['paths', '/a~b/{c}', '0', '5%20']);
  });

  const document = { pets: [{ name: 'Rex' }], 'a/b': { '': 1 } };
  test.each<[pointer: string, value: unknown]>([
    ['#', document],
    ['#/pets/0/name', 'Rex'],
    ['#/pets/1', undefined],
    ['#/pets/0/name/length', undefined],
    ['#/a~1b/', 1],
    ['#/toString', undefined],
    ['#/nowhere/at/all', undefined],
  ])('%s points at %j', (pointer, value) => {
    expect(at(document, pointer)).toEqual(value);
  });
});

const whole = { pets: [{ name: 'Rex', age: 4 }, { name: 'Max' }] };

test.each<[Path, value: unknown, expected: unknown]>([
  [[], 1, 1],
  [['pets', 1, 'name'], 'Mia', { pets: [{ name: 'Rex', age: 4 }, { name: 'Mia' }] }],
  [['owner'], 'Ann', { ...whole, owner: 'Ann' }],
  [['pets', 7], {}, whole],
])('replaceAt %j', (path, value, expected) => {
  const before = structuredClone(whole);
  expect(replaceAt(whole, path, value)).toEqual(expected);
  expect(whole).toEqual(before);
});

test.each<[Path, expected: unknown]>([
  [['pets', 0, 'age'], { pets: [{ name: 'Rex' }, { name: 'Max' }] }],
  [['pets'], {}],
  [['pets', 0], whole],
  [['owner', 'name'], whole],
  [[], whole],
])('removeAt %j', (path, expected) => {
  expect(removeAt(whole, path)).toEqual(expected);
});

test.each<[Path, string]>([
  [[], ''],
  [['authorization', 0, 'role'], 'authorization[0].role'],
  [[0, 'name'], '[0].name'],
])('placeName(%j) is "%s"', (path, name) => {
  expect(placeName(path)).toBe(name);
});
