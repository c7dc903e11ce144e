import { expect, test } from 'vitest';
import { withReferences } from './references.ts';

const made = new Map([
  ['author_id', 'a1'],
  ['book_ids', 'b1'],
  ['shelf', '7'],
]);

function referring(accepts: (value: unknown) => boolean) {
  const asked: string[] = [];
  return {
    asked,
    accepts,
    refers: (member: string) => member === 'ghost_id' || made.has(member),
    refer: async (member: string) => {
      asked.push(member);
      return made.get(member);
    },
  };
}

const needs =
  (...members: readonly string[]) =>
  (value: unknown) =>
    members.every((member) => JSON.stringify(value).includes(`"${member}"`));

test.each([
  {
    what: 'a reference that is not needed is left out',
    accepts: () => true,
    body: { title: 'Emma', author_id: 'example' },
    result: { title: 'Emma' },
    asked: [],
  },
  {
    what: 'a reference that is needed is made',
    accepts: needs('author_id'),
    body: { title: 'Emma', author_id: 'example' },
    result: { title: 'Emma', author_id: 'a1' },
    asked: ['author_id'],
  },
  {
    what: 'many of them are one of them',
    accepts: needs('book_ids'),
    body: { book_ids: ['example', 'another'] },
    result: { book_ids: ['b1'] },
    asked: ['book_ids'],
  },
  {
    what: 'references are found at any depth',
    accepts: needs('author_id', 'loans'),
    body: { loans: [{ book: { author_id: 'example' } }, { book: { author_id: 'example' } }] },
    result: { loans: [{ book: {} }, { book: { author_id: 'a1' } }] },
    asked: ['author_id'],
  },
  {
    what: 'what cannot be made stays as the document shows it',
    accepts: needs('ghost_id'),
    body: { ghost_id: 'example' },
    result: { ghost_id: 'example' },
    asked: ['ghost_id'],
  },
  {
    what: 'a member of that name that is no identifier is no reference',
    accepts: needs('author_id'),
    body: { author_id: { first: 'Jane' }, book_ids: [1.5, true] },
    result: { author_id: { first: 'Jane' }, book_ids: [1.5, true] },
    asked: [],
  },
  {
    what: 'a number that refers to something is left out where it is not needed',
    accepts: () => true,
    body: { title: 'Emma', shelf: 532 },
    result: { title: 'Emma' },
    asked: [],
  },
  {
    what: 'a number that is needed is the number of what was made',
    accepts: (value: unknown) => /"shelf":\d/.test(JSON.stringify(value)),
    body: { shelf: 532 },
    result: { shelf: 7 },
    asked: ['shelf'],
  },
  { what: 'a body without members', accepts: () => true, body: 'Emma', result: 'Emma', asked: [] },
])('$what', async ({ accepts, body, result, asked }) => {
  const frozen = JSON.stringify(body);
  const how = referring(accepts);
  expect(await withReferences(body, how)).toEqual(result);
  expect(how.asked).toEqual(asked);
  expect(JSON.stringify(body)).toBe(frozen);
});
