import { expect, test } from 'vitest';
import { sampleReport } from '../testing/sample-report.ts';
import { slowest } from './durations.ts';

const [sample] = sampleReport.exchanges;
if (!sample) throw new Error('the sample has no exchanges');

function took(operation: string, ...all: readonly number[]) {
  return all.map((milliseconds) => ({ ...sample, operation, milliseconds }) as typeof sample);
}

test('the slowest first, by the nearest rank', () => {
  const twenty = Array.from({ length: 20 }, (_, index) => index + 1);
  expect(
    slowest([...took('GET /fast', ...twenty.toReversed()), ...took('GET /slow', 30, 10)] as never),
  ).toEqual([
    { operation: 'GET /slow', p50: 10, p95: 30, requests: 2 },
    { operation: 'GET /fast', p50: 10, p95: 19, requests: 20 },
  ]);
});

test('neither what never came nor what was asked for counts', () => {
  const [silent] = took('GET /silent', 10_000);
  const [forced] = took('GET /forced', 500);
  const response = { ...sample.response, status: 0 };
  expect(
    slowest([
      { ...silent, response },
      { ...forced, evidence: 'injected' },
    ] as never),
  ).toEqual([]);
});
