import { expect, test } from 'vitest';
import { leftWords } from './left-words.ts';

const pet = { path: '/pets/1', why: 'DELETE returned 500' };
const accounts = { path: 'accounts', why: '9 accounts stay: they have to', accounts: 9 };

test.each([
  [[], '0 left'],
  [[pet], '1 left'],
  [[accounts], '0 left; 9 accounts remain'],
  [[pet, { ...accounts, accounts: 1 }], '1 left; 1 account remains'],
])('what is left is counted: %j', (left, words) => {
  expect(leftWords({ created: 10, removed: 9, left })).toBe(words);
});

test('what a target keeps of what was removed is said', () => {
  const words = leftWords({ created: 10, removed: 10, left: [], tombstones: 7 });
  expect(words).toBe('0 left; 7 of the removed ones are kept as tombstones');
});
