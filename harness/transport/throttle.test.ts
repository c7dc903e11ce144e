import { expect, test } from 'vitest';
import { createThrottle } from './throttle.ts';

function reserve(throttle: ReturnType<typeof createThrottle>, moments: readonly number[]): number[] {
  return moments.map((now) => throttle.reserve(now));
}

test('without a limit, every moment is free', () => {
  expect(reserve(createThrottle(), [0, 0, 0, 5, 5])).toEqual([0, 0, 0, 5, 5]);
});

test('with a limit, moments are spaced out evenly, and what was not used is not made up for', () => {
  const throttle = createThrottle(10);
  expect(reserve(throttle, [0, 0, 0])).toEqual([0, 100, 200]);
  expect(reserve(throttle, [1000, 1000, 1150])).toEqual([1000, 1100, 1200]);
});

test('what was too fast goes on as fast as would have been allowed', () => {
  const throttle = createThrottle();
  reserve(
    throttle,
    Array.from({ length: 100 }, () => 1000),
  );
  throttle.slowDown(3000, 48_000);
  // 100 requests in 50 seconds.
  expect(reserve(throttle, [51_000, 51_000, 51_000])).toEqual([51_000, 51_500, 52_000]);
});

test('several refusals of one burst are one', () => {
  const throttle = createThrottle();
  reserve(
    throttle,
    Array.from({ length: 100 }, () => 0),
  );
  throttle.slowDown(1000, 9000);
  throttle.slowDown(1001, 9000);
  throttle.slowDown(1002, 60_000);
  expect(reserve(throttle, [10_000, 10_000])).toEqual([10_000, 10_100]);
});

test('few requests before a refusal do not bring it to a halt', () => {
  const throttle = createThrottle();
  throttle.reserve(0);
  throttle.slowDown(100, 60_000);
  expect(reserve(throttle, [60_100, 60_100])).toEqual([60_100, 61_100]);
});

test('without another refusal it is twice as fast every ten seconds, and never faster than is allowed', () => {
  const throttle = createThrottle(3);
  throttle.reserve(0);
  throttle.slowDown(0, 1000);
  expect(reserve(throttle, [1000, 1000])).toEqual([1000, 2000]);
  expect(reserve(throttle, [11_000, 11_000])).toEqual([11_000, 11_500]);
  const [first = 0, second = 0] = reserve(throttle, [21_000, 21_000]);
  expect(second - first).toBeCloseTo(1000 / 3);
});

test('in the end it is as fast as at first', () => {
  const throttle = createThrottle();
  throttle.reserve(0);
  throttle.slowDown(0, 1000);
  for (let now = 1000; now <= 111_000; now += 10_000) throttle.reserve(now);
  expect(reserve(throttle, [120_000, 120_000, 120_000])).toEqual([120_000, 120_000, 120_000]);
});
