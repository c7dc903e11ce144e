import { expect, test } from 'vitest';
import { placesText } from './places-text.ts';

test.each<[places: string[], text: string]>([
  [['a'], 'a'],
  [['a', 'b', 'a', 'c'], 'a, b, c'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
])('%j', (places, text) => {
  expect(placesText(places)).toBe(text);
});
