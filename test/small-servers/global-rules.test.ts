import { expect, test } from 'vitest';
import { globalRules } from './global-rules.ts';
import { accusedOperations, expectAccused, visitSmall } from './visit.ts';

test('a refusal of a body whose identifier the run left out accuses nobody; a failure does', async () => {
  const { report } = await expectAccused(globalRules(false), []);
  expect(report.cells.find(({ id }) => id === 'POST /rules 201')?.verdict).toMatchObject({
    kind: 'not-exercised',
    because: 'inconclusive',
    reason:
      'POST /rules refused a body without kind with 400: the run leaves it out, because it may name something that exists',
  });
  // As a set-up, it has only failed: what the lists show may do.
  expect(report.cells.find(({ id }) => id === 'GET /rules/{kind} 200')?.verdict).toMatchObject({
    because: 'setup-failed',
  });
  const broken = await visitSmall(globalRules(true));
  expect(accusedOperations(broken.report)).toContain('no-server-error POST /rules');
});
