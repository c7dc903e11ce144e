import { expect, test } from 'vitest';
import { closest, essence, isForm, isJson, matches, withoutCharset } from './media-type.ts';

test('essence drops parameters and case', () => {
  expect(essence(' Application/JSON ; charset=utf-8')).toBe('application/json');
});

test.each<[mediaType: string, json: boolean, form: boolean]>([
  ['application/json', true, false],
  ['application/json; charset=utf-8', true, false],
  ['application/problem+json', true, false],
  ['application/json-patch+json', true, false],
  ['text/json', true, false],
  ['application/jsonlines', false, false],
  ['application/json-seq', false, false],
  ['application/xml', false, false],
  ['application/x-www-form-urlencoded', false, true],
  ['multipart/form-data', false, false],
  ['', false, false],
])('%s', (mediaType, json, form) => {
  expect([isJson(mediaType), isForm(mediaType)]).toEqual([json, form]);
});

test.each<[concrete: string, documented: string, expected: boolean]>([
  ['application/json', 'application/json', true],
  ['application/json; charset=utf-8', 'application/json', true],
  ['application/json', 'application/*', true],
  ['application/json', '*/*', true],
  ['text/html', 'application/*', false],
  ['application/problem+json', 'application/json', false],
  ['application/json', 'application/json; charset=utf-8', true],
  ['application/json; charset=latin1', 'application/json; charset=utf-8', true],
  ['text/plain; charset=latin1', 'text/plain; charset=utf-8', false],
  ['text/plain; charset="UTF-8"', 'text/plain;charset=utf-8', true],
  ['application/vnd.api+json;version=2', 'application/vnd.api+json; version=1', false],
  ['application/vnd.api+json;version=2;charset=utf-8', 'application/vnd.api+json;version=2', true],
  ['application/vnd.api+json', 'application/vnd.api+json;version=2', true],
  ['application/json;a="x;version=1"', 'application/json;version=2', true],
])('%s falls under %s: %s', (concrete, documented, expected) => {
  expect(matches(concrete, documented)).toBe(expected);
});

test.each<[concrete: string, documented: readonly string[], index: number]>([
  ['application/json', ['application/json;simple', 'application/json'], 1],
  ['application/json;simple', ['application/json', 'application/json;simple'], 1],
  ['application/json', ['*/*', 'application/*', 'application/json'], 2],
  ['application/json;version=2', ['application/json;version=1', 'application/json;version=2'], 1],
  ['application/json;version=3', ['application/json;version=1', 'application/json;version=2'], -1],
  ['text/html', ['application/json'], -1],
])('%s among %j is meant by %i', (concrete, documented, index) => {
  expect(closest(concrete, documented)).toBe(index);
});

test('a charset is left out of what is accepted', () => {
  expect(withoutCharset('application/json; charset=utf-8')).toBe('application/json');
  expect(withoutCharset('application/json;charset="utf-8";version=2')).toBe('application/json;version=2');
});
