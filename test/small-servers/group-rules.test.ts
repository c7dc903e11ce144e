import { expect, test } from 'vitest';
import { groupRules } from './group-rules.ts';
import { expectAccused, proven } from './visit.ts';

test('an identifier that is one of a few is kept below what the run made', async () => {
  await expectAccused(groupRules(true), ['status-as-aimed POST /groups/{id}/rules 400']);
  const { report, seen } = await expectAccused(groupRules(false), []);
  expect(proven(report)).toEqual(
    expect.arrayContaining(['POST /groups/{id}/rules 201', 'DELETE /groups/{id}/rules/{kind} 204']),
  );
  expect(seen).not.toContain('POST /groups/1/rules');
});
