import { expect, test } from 'vitest';
import { areaOf } from './area.ts';

test.each([
  [{ tag: 'Pets', operation: 'GET /pets/{petId}' }, 'Pets'],
  [{ tag: '', operation: 'GET /pets/{petId}' }, '/pets'],
  [{ tag: '', operation: 'GET /' }, '/'],
  [{ tag: '', operation: 'DELETE /{petId}/owner' }, '/{petId}'],
])('the area of %j is %s', (cell, area) => {
  expect(areaOf(cell)).toBe(area);
});
