import { expect, test } from 'vitest';
import { articles } from './articles.ts';
import { accusations, expectAccused, visitSmall } from './visit.ts';

test('what is made several at a time, or by PATCH, is removed, and the receipt says so', async () => {
  // A deletion is answered 204, where 200 is documented.
  const { report } = await expectAccused(articles(false), ['status-declared null']);
  expect(report.cleanUp.removed).toBe(report.cleanUp.created);
});

test('a list that fails when it is sorted is accused', async () => {
  const { report } = await visitSmall(articles(true), { flags: ['--suite', 'all-parameters'] });
  expect(accusations(report).map((each) => each.split(' ')[0])).toContain('no-server-error');
});
