import { expect, test } from 'vitest';
import { noProfile } from '../model/profile.ts';
import { makePlan } from '../plan/plan.ts';
import { contractOf } from '../testing/library.ts';

/** A response with an example of this cause. */
function shown(cause?: string) {
  const example = { value: 'no', ...(cause && { 'x-assay-cause': cause }) };
  return { description: 'Failed', content: { 'application/json': { examples: { one: example } } } };
}

test('a fault is injected for the status that an example has for it', () => {
  const contract = contractOf({
    openapi: '3.1.0',
    info: { title: 'Safe', version: '1' },
    paths: {
      '/safe': {
        get: {
          responses: {
            ...{ 200: { description: 'Open' }, 408: shown('timeout'), 429: shown(), 500: shown() },
            ...{ 502: shown('storage-lost'), 503: shown(), 504: shown('unavailable') },
          },
        },
      },
    },
  });
  const { scenarios } = makePlan(contract, noProfile, ['inject-faults']);
  const own = scenarios.filter(({ suite }) => suite === 'injected-fault');
  expect(own.map(({ title }) => title)).toEqual([
    'The fault timeout returns 408',
    'The fault rate-limited returns 429',
    'The fault storage-error:before returns 500',
    'The fault storage-lost returns 502',
    'The fault unavailable returns 504',
  ]);
});
