import { expect, test } from 'vitest';
import { leftWords } from './left-words.ts';

const pet = { path: '/pets/1', why: 'DELETE returned 500' };
const accounts = { path: 'accounts', why: '9 accounts stay: they have to', accounts: 9 };

test.each([
  [[], '0 left'],
  [[pet], '1 left'],
  [[accounts], '0 left; 9 accounts stay'],
  [[pet, { ...accounts, accounts: 1 }], '1 left; 1 account stays'],
])('what is left is counted: %j', (left, words) => {
  expect(leftWords({ created: 10, removed: 9, left })).toBe(words);
});
