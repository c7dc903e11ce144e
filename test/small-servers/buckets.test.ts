import { expect, test } from 'vitest';
import { buckets } from './buckets.ts';
import { accusations, expectAccused, proven, visitSmall } from './visit.ts';

const env = { ASSAY_TOKEN_OWNER: 'owner-token' };

test('what only responses name is made, used and removed; nobody is accused of one of two documented successes', async () => {
  await expectAccused(buckets(true), ['status-as-aimed GET /buckets/{bucket_id}/records 404'], { env });
  const { report, seen } = await expectAccused(buckets(false), [], { env });
  expect(proven(report)).toEqual(
    expect.arrayContaining([
      'POST /buckets 201',
      'DELETE /buckets/{id} 200',
      'DELETE /buckets/{id} 412',
      'POST /buckets/{bucket_id}/records 201',
      'GET /buckets/{bucket_id}/records/{id} 200',
      'DELETE /buckets/{bucket_id}/records/{id} 200',
      'DELETE /buckets/{bucket_id}/records/{id} 412',
    ]),
  );
  expect(report.cells.find(({ id }) => id === 'POST /buckets 200')?.verdict).toMatchObject({
    because: 'answered-otherwise',
    reason: 'POST /buckets returned 201, expected 200',
  });
  expect(seen.filter((one) => one.startsWith('POST /buckets/of-others'))).toEqual([]);
});

test('it is made on a disposable target, too, instead of the use of what others made', async () => {
  const { report, seen } = await visitSmall(buckets(false), { env, flags: ['--disposable'] });
  expect(accusations(report)).toEqual([]);
  expect(proven(report)).toEqual(
    expect.arrayContaining(['DELETE /buckets/{id} 412', 'DELETE /buckets/{bucket_id}/records/{id} 412']),
  );
  expect(seen.filter((one) => one.startsWith('POST /buckets/of-others'))).toEqual([]);
});
