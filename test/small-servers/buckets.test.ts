import { expect, test } from 'vitest';
import { buckets } from './buckets.ts';
import { expectAccused, proven } from './visit.ts';

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
  expect(seen.filter((one) => one.startsWith('POST /buckets/of-others'))).toEqual([]);
});
