import { expect, test } from 'vitest';
import { flawsOf } from '../testing/exchanges.ts';
import { noInternals } from './no-internals.ts';

const refusal = (message: string, status = 400) => ({ status, body: { error: 'x', message } });

test.each([
  { what: 'a stack trace', text: 'TypeError: x\n    at findById (/srv/app/rows.js:41:17)' },
  { what: 'a stack trace', text: 'Error\n    at async Object.<anonymous> (node:internal/main:12:3)' },
  { what: 'a stack trace', text: 'TypeError: x\n    at /code/rows.js:41:17' },
  { what: 'a stack trace', text: 'Error: x\n    at file:///code/rows.js:41:17' },
  { what: 'a stack trace', text: 'boom\n   at Books.Shelf.Find(Int32 id) in /src/Shelf.cs:line 42' },
  { what: 'a stack trace', text: 'boom\n\tat org.example.BooksKt.find(Books.kt:42)' },
  { what: 'a stack trace', text: "app/models/book.rb:12:in `find'" },
  { what: 'a stack trace', text: "thread 'main' panicked at src/books.rs:4:5:" },
  { what: 'a stack trace', text: 'at new Book (C:\\app\\book.js:4:2)' },
  { what: 'a stack trace', text: 'Traceback (most recent call last):\n  File' },
  { what: 'a stack trace', text: 'panic: oh\ngoroutine 12 [running]:' },
  { what: 'a stack trace', text: 'boom\n\tat org.example.Books.find(Books.java:42)' },
  { what: 'a database statement', text: 'in SELECT id, title FROM books' },
  { what: 'a database statement', text: 'INSERT INTO "books" VALUES' },
  { what: 'a database statement', text: 'update "books" set title' },
  { what: 'a database statement', text: 'select * from books' },
  { what: 'a database statement', text: 'select `id` from `books` where' },
  { what: 'a database statement', text: 'DELETE FROM books' },
  { what: 'a message of a database driver', text: 'SQLITE_CONSTRAINT: failed' },
  { what: 'a message of a database driver', text: 'ORA-00942' },
  { what: 'a message of a database driver', text: 'pq: password' },
  { what: 'a message of a database driver', text: 'duplicate key value violates' },
  { what: 'a path of the file system', text: 'no file /home/ann/books/emma.txt' },
  { what: 'a path of the file system', text: 'C:\\Users\\ann' },
])('$what: $text', ({ what, text }) => {
  const found = flawsOf(noInternals, { status: 500, headers: { 'content-type': 'text/plain' }, body: text });
  expect(found.map(({ message }) => message)).toContain(`the error shows ${what}`);
});

test('a stack trace is found in JSON too, where its line ends are escaped', () => {
  const trace = 'Error: boom\n\tat org.example.Books.find(Books.java:42)\n';
  const found = flawsOf(noInternals, refusal(trace, 500));
  expect(found).toEqual([{ message: 'the error shows a stack trace' }]);
});

test('a header can tell as much as a body', () => {
  const told = { status: 500, headers: { 'x-debug': '/srv/app/routes/books.js' } };
  expect(flawsOf(noInternals, told)).toEqual([{ message: 'the error shows a path of the file system' }]);
});

test.each([
  { why: 'an ordinary text', told: refusal('Select a book from the list, or update it') },
  { why: 'a path of the API', told: refusal('There is nothing at /books/7/pages/12') },
  { why: 'a place and a time', told: refusal('The shop is open at /books/7 from 10:30:15') },
  { why: 'a time', told: refusal('Come back at 12:30:15') },
  { why: 'a success, which may hold anything', told: { status: 200, body: 'DELETE FROM books' } },
])('no flaw: $why', ({ told }) => {
  expect(flawsOf(noInternals, told)).toEqual([]);
});
