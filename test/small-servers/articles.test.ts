import { expect, test } from 'vitest';
import { articles } from './articles.ts';
import { accusations, visitSmall } from './visit.ts';

/** Of a run in a process of its own. */
const timeout = 60_000;

test('what is made several at a time, or by PATCH, is removed, and the receipt says so', {
  timeout,
}, async () => {
  const server = articles(false);
  const before = server.state();
  const { report } = await visitSmall(server);
  expect(server.state()).toBe(before);
  expect(report.cleanUp.left).toEqual([]);
  expect(report.cleanUp.removed).toBe(report.cleanUp.created);
  // A deletion is answered 204, where 200 is documented.
  expect(accusations(report)).toEqual(['status-declared null']);
});

test('a list that fails when it is sorted is accused', { timeout }, async () => {
  const { report } = await visitSmall(articles(true), { flags: ['--suite', 'all-parameters'] });
  expect(accusations(report).map((each) => each.split(' ')[0])).toContain('no-server-error');
});
