import { expect, test } from 'vitest';
import { storageFailureOf } from './storage-failure.ts';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

test.each([
  ['lost', withCode('ECONNREFUSED')],
  ['lost', withCode('57P01')],
  ['lost', withCode('08006')],
  ['lost', new Error('Connection terminated unexpectedly')],
  ['lost', new AggregateError([withCode('ECONNREFUSED')])],
  ['slow', withCode('57014')],
  ['busy', new Error('timeout exceeded when trying to connect')],
  ['busy', withCode('55P03')],
  ['busy', withCode('40P01')],
  ['busy', Object.assign(new Error('database is locked'), { code: 'ERR_SQLITE_ERROR', errcode: 5 })],
  [undefined, withCode('23505')],
  [undefined, new Error('the connection of two words')],
  [undefined, 'ECONNREFUSED'],
])('%s for %s', (failure, error) => expect(storageFailureOf(error)).toBe(failure));
