import { expect, test } from 'vitest';
import { entryOf } from '../testing/known.ts';
import { exchangeOf, reportOf, violationOf } from '../testing/reports.ts';
import { matcherOf, patternMatcher, sightsOf } from './matching.ts';

test.each([
  ['GET /books 200', 'GET /books 200', true],
  ['GET /books 200', 'GET /books 2000', false],
  ['GET /books 200', 'a GET /books 200', false],
  ['* 404', 'GET /books/{bookId} 404', true],
  ['GET * 4*', 'GET /books/{bookId} 404', true],
  ['GET * 4*', 'POST /books 400', false],
  ['GET /books*', 'GET /books', true],
  ['GET /books/{bookId} 404', 'GET /books/{bookId} 404', true],
  ['GET /books.200', 'GET /books 200', false],
  ['a+(b)?', 'aab', false],
  ['a*c', 'a\nb\nc', true],
  ['', 'GET /books 200', false],
])('the pattern "%s" and "%s": %s', (pattern, text, matches) => {
  expect(patternMatcher(pattern)(text)).toBe(matches);
});

const sight = { cell: 'GET /books 200', scenario: 'valid-request › GET /books 200', check: 'content-type' };

test.each([
  ['the cell', {}, true],
  ['another cell', { pattern: 'GET /books 404' }, false],
  ['the cell and the check', { check: 'content-type' }, true],
  ['the cell and another check', { check: 'location' }, false],
  ['the scenario', { names: 'scenario', pattern: 'valid-request › *' }, true],
  ['another scenario', { names: 'scenario', pattern: 'unknown-id › *' }, false],
  ['a scenario called like the cell', { names: 'scenario', pattern: 'GET /books 200' }, false],
] as const)('an entry that names %s', (_, said, matches) => {
  expect(matcherOf(entryOf(said))(sight)).toBe(matches);
});

const teapot = exchangeOf('GET /books 200', {
  landed: null,
  response: { status: 418, headers: {}, body: '' },
});

test.each([
  ['its cell', violationOf('GET /books 200', 'content-type'), [], 'GET /books 200'],
  [
    'the status that came back, where the document does not list it',
    violationOf('GET /books 200', 'status-declared', { cell: null }),
    [teapot],
    'GET /books 418',
  ],
  [
    'the status that was due, where another came back outside the document',
    violationOf('GET /books 200', 'status-as-aimed', { cell: null }),
    [teapot],
    'GET /books 200',
  ],
  [
    'the documented range, outside the ledger',
    violationOf('GET /books 404', 'error-code', { cell: null }),
    [exchangeOf('GET /books 404', { landed: '4XX' })],
    'GET /books 4XX',
  ],
])('a violation is seen in %s', (_, violation, exchanges, cell) => {
  expect(sightsOf(reportOf({ exchanges }))(violation)).toEqual({
    cell,
    scenario: violation.scenario,
    check: violation.check,
  });
});
