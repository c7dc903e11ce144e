import { expect, test } from 'vitest';
import { asWritten, writtenPlaces } from './written-places.ts';

const operations = [
  { key: 'GET /hooks/all/{id}', pointer: '#/paths/~1hooks~1all~1{id}/get' },
  { key: 'GET /pets', pointer: '#/paths/~1pets/get' },
];
const places = writtenPlaces(operations, (cell) => cell.replace('/hooks/all/', '/hooks/'));

test('only what has moved is elsewhere', () => {
  expect(places).toEqual({ '#/paths/~1hooks~1all~1{id}/get': '#/paths/~1hooks~1{id}/get' });
});

test.each([
  ['#/paths/~1hooks~1all~1{id}/get', '#/paths/~1hooks~1{id}/get'],
  ['#/paths/~1hooks~1all~1{id}/get/responses/200', '#/paths/~1hooks~1{id}/get/responses/200'],
  ['#/paths/~1hooks~1all~1{id}/getter', '#/paths/~1hooks~1all~1{id}/getter'],
  ['#/paths/~1pets/get', '#/paths/~1pets/get'],
])('%s is written at %s', (pointer, written) => {
  expect(asWritten(pointer, places)).toBe(written);
});
