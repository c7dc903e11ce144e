import { expect, test } from 'vitest';
import { deployments } from './deployments.ts';
import { expectAccused, proven } from './visit.ts';

test('rules that no schema tells are no violation where a plainer body is accepted, whatever its success is called', async () => {
  await expectAccused(deployments(true), ['status-declared null']);
  const { report } = await expectAccused(deployments(false), []);
  expect(proven(report)).toEqual(
    expect.arrayContaining(['POST /deployments 201', 'POST /deployments/{id}/schedules 204']),
  );
});
