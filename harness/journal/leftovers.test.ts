import { expect, test } from 'vitest';
import type { JournalEntry } from '../model/journal-entry.ts';
import { isNothing, leftoversIn } from './leftovers.ts';

const by = { plays: 'owner', login: 'owner-1a2b' } as const;

function asked(number: number, operation = 'POST /books'): JournalEntry {
  return { kind: 'asked', number, operation, values: {}, by, meant: true, marked: true };
}

function answered(number: number, ...paths: readonly string[]): JournalEntry {
  const made = paths.map((path) => ({ path, values: {}, removal: 'DELETE /books/{bookId}' }));
  return { kind: 'answered', number, made };
}

const gone = (path: string): JournalEntry => ({ kind: 'gone', path });
const account = (login: string): JournalEntry => ({ kind: 'account', login });

test.each<{ what: string; entries: readonly JournalEntry[]; left: readonly string[] }>([
  { what: 'nothing', entries: [], left: [] },
  { what: 'the run alone', entries: [{ kind: 'run', id: 'r1' }], left: [] },
  { what: 'a request without an answer', entries: [asked(1)], left: ['POST /books'] },
  { what: 'a refusal', entries: [asked(1), answered(1)], left: [] },
  {
    what: 'something made',
    entries: [asked(1), answered(1, '/books/1', '/books/2')],
    left: ['/books/1', '/books/2'],
  },
  {
    what: 'something made and removed',
    entries: [asked(1), answered(1, '/books/1', '/books/10'), gone('/books/1')],
    left: ['/books/10'],
  },
  {
    what: 'something gone with what contained it',
    entries: [asked(1), answered(1, '/shelves/1/books/7'), gone('/shelves/1')],
    left: [],
  },
  {
    what: 'a request without an answer about something that is gone',
    entries: [
      asked(1, 'POST /books'),
      answered(1, '/books/1'),
      { ...asked(2, 'POST /books/{bookId}/notes'), values: { bookId: '1' } } as JournalEntry,
      { ...asked(3, 'POST /books/{bookId}/notes'), values: { bookId: '10' } } as JournalEntry,
      gone('/books/1'),
    ],
    left: ['POST /books/{bookId}/notes'],
  },
  {
    what: 'something made again',
    entries: [asked(1), answered(1, '/books/1'), gone('/books/1'), asked(2), answered(2, '/books/1')],
    left: ['/books/1'],
  },
  {
    what: 'what nobody can remove',
    entries: [
      asked(1),
      { kind: 'answered', number: 1, made: [{ path: '/logs/1', values: {}, removal: null }] },
    ],
    left: [],
  },
  {
    what: 'accounts',
    entries: [account('a'), account('b'), { kind: 'account-gone', login: 'a' }],
    left: ['b'],
  },
  {
    what: 'an account that nobody can delete',
    entries: [account('a'), { kind: 'account-stays', login: 'a' }],
    left: [],
  },
])('a journal of $what', ({ entries, left }) => {
  const found = leftoversIn(entries);
  const names = [
    ...found.resources.map(({ path }) => path),
    ...found.unanswered.map(({ operation }) => operation),
    ...found.accounts,
  ];
  expect(names).toEqual(left);
  expect(isNothing(found)).toBe(left.length === 0);
});

test('whoever made something is known, and so are the texts of the runs', () => {
  const found = leftoversIn([{ kind: 'run', id: 'r1' }, asked(1), answered(1, '/books/1')]);
  expect(found.runs).toEqual(['r1']);
  expect(found.resources).toEqual([{ path: '/books/1', values: {}, removal: 'DELETE /books/{bookId}', by }]);
});
