import { expect, test } from 'vitest';
import { isLater, isNotBefore, isSameMoment } from './moments.ts';

const whole = '2026-08-22T10:00:00Z';
const milli = '2026-08-22T10:00:00.123Z';
const nano = '2026-08-22T10:00:00.123456789Z';
const nanoLater = '2026-08-22T10:00:00.123556789Z';
const elsewhere = '2026-08-22T12:00:00.123+02:00';
const next = '2026-08-22T10:00:01Z';

test.each([
  { one: whole, other: milli, same: true, notBefore: true, later: true },
  { one: whole, other: whole, same: true, notBefore: true, later: true },
  { one: milli, other: nano, same: true, notBefore: true, later: false },
  { one: milli, other: elsewhere, same: true, notBefore: true, later: false },
  { one: milli, other: milli, same: true, notBefore: true, later: false },
  { one: nanoLater, other: nano, same: true, notBefore: true, later: true },
  { one: nano, other: nanoLater, same: true, notBefore: true, later: false },
  { one: next, other: whole, same: false, notBefore: true, later: true },
  { one: whole, other: next, same: false, notBefore: false, later: false },
  { one: undefined, other: whole, same: false, notBefore: false, later: false },
  { one: 'soon', other: 'soon', same: false, notBefore: false, later: false },
])(
  '$one, $other: same $same, not before $notBefore, later $later',
  ({ one, other, same, notBefore, later }) => {
    expect(isSameMoment(one, other)).toBe(same);
    expect(isNotBefore(one, other)).toBe(notBefore);
    expect(isLater(one, other)).toBe(later);
  },
);
