import { expect, test } from 'vitest';
import { byReason } from './by-reason.ts';

const told = (operation: string, reason: string) => ({ operation, reason });
const guarded = (key: string) =>
  told(key, `${key} has no identifier in its path; --include "${key}" allows it`);

test('reasons that differ only in their operation are one', () => {
  const three = [guarded('DELETE /pets'), guarded('PUT /settings'), told('GET /pets', 'nobody can log in')];
  expect(byReason(three, (one) => one).map(({ reason, all }) => [reason, all.length])).toEqual([
    ['the operation has no identifier in its path; --include "<operation>" allows it', 2],
    ['nobody can log in', 1],
  ]);
});

test('one alone, or several of one operation, are named', () => {
  const two = [guarded('DELETE /pets'), guarded('DELETE /pets')];
  expect(byReason(two, (one) => one)).toEqual([{ reason: guarded('DELETE /pets').reason, all: two }]);
});

test('the operation of a set-up is another one', () => {
  const reason = 'POST /pets returned 500, expected 201';
  const both = [told('GET /pets/{petId}', reason), told('DELETE /pets/{petId}', reason)];
  expect(byReason(both, (one) => one)).toEqual([{ reason, all: both }]);
});

test('seconds that are left count down, and are one reason', () => {
  const put = (seconds: string) =>
    told('POST /pets', `POST /pets was postponed: it got 429 and a wait of ${seconds} s`);
  const three = [put('3,588'), put('3,587'), put('3,588')];
  expect(byReason(three, (one) => one)).toEqual([{ reason: three[0]?.reason, all: three }]);
});
