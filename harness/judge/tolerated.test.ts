import { expect, test } from 'vitest';
import type { Excuse } from '../model/excuse.ts';
import type { JudgedExchange, RecordedFlaw } from '../model/judged-exchange.ts';
import { judgedOf, type Told } from '../testing/exchanges.ts';
import { tolerated } from './tolerated.ts';
import { wrongs } from './violations.ts';

const teapot = { id: 'C1', why: 'some are teapots' };
const hidden = { id: 'C1', why: 'what is there may be hidden' };
const silent = { id: 'E2', why: 'some forget the header' };

function numbered(id: string, told: Told, flaws: readonly RecordedFlaw[] = []): JudgedExchange {
  const judged = judgedOf(told, flaws);
  return { ...judged, exchange: { ...judged.exchange, id } };
}

function excusedBy(tolerance: Excuse['tolerance']): Excuse {
  return { of: 'status', reason: { kind: 'tolerated', sentence: 'it is' }, ...(tolerance && { tolerance }) };
}

const forgotten: RecordedFlaw = {
  check: 'www-authenticate',
  level: 'SHOULD',
  message: 'no WWW-Authenticate (tolerated: E2)',
  place: undefined,
  tolerance: silent,
};
const read = { operation: 'GET /books/{bookId}', status: 200, purpose: { expected: '404' } };

test('what a tolerance excused is counted at the cells it is about, the most frequent of a kind first', () => {
  const exchanges = [
    numbered('x1', { status: 401 }, [forgotten]),
    numbered('x2', read),
    numbered('x3', read),
    numbered('x4', { purpose: { expected: '401' } }),
    numbered('x5', read),
  ];
  const excuses = new Map([
    ['x2', excusedBy(teapot)],
    ['x3', excusedBy(teapot)],
    ['x4', excusedBy(hidden)],
    ['x5', excusedBy(undefined)],
  ]);
  const all = wrongs(exchanges, [], [], () => true);
  expect(tolerated({ exchanges, excuses }, all, [{ id: 'D1', why: 'a book may lack its title' }])).toEqual([
    { ...teapot, kind: 'status', times: 2, cells: ['GET /books/{bookId} 404'] },
    { ...hidden, kind: 'status', times: 1, cells: ['GET /books 401'] },
    { ...silent, kind: 'advice', times: 1, cells: ['GET /books 401'] },
    { id: 'D1', why: 'a book may lack its title', kind: 'shape', times: null, cells: [] },
  ]);
});

test('what a story found and is tolerated is an advisory that is counted', () => {
  const exchanges = [numbered('x1', {})];
  const claim = { exchange: 'x1', sentence: 'it says how many', holds: false, tolerance: silent };
  const all = wrongs(exchanges, [claim], [], () => true);
  expect(all.map(({ level, message }) => [level, message])).toEqual([
    ['SHOULD', 'Failed: it says how many (tolerated: E2)'],
  ]);
  expect(tolerated({ exchanges, excuses: new Map() }, all, [])).toEqual([
    { ...silent, kind: 'advice', times: 1, cells: ['GET /books 200'] },
  ]);
});
