import { expect, test } from 'vitest';
import { essence, isForm, isJson, matches } from './media-type.ts';

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
])('%s falls under %s: %s', (concrete, documented, expected) => {
  expect(matches(concrete, documented)).toBe(expected);
});
