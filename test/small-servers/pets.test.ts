import { expect, test } from 'vitest';
import { pets } from './pets.ts';
import { accusations, runSmall } from './run-small.ts';

test.each([false, true])('no pet of others is written over by its number; needed: %s', async (needsId) => {
  const server = pets({ needsId });
  const before = server.state();
  const { report, seen } = await runSmall(server);
  expect(server.state()).toBe(before);
  expect(accusations(report)).toEqual([]);
  expect(report.cleanUp.left).toEqual([]);
  expect(report.cleanUp.created).toBeGreaterThan(0);
  expect(seen).toContain('POST /pet');
  expect(seen).not.toContain('DELETE /pet/10');
});
