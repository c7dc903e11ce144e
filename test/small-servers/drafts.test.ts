import { expect, test } from 'vitest';
import { drafts } from './drafts.ts';
import { accusations, visitSmall } from './visit.ts';

test('what is shown with "deleted: true" is removed, and kept as a tombstone', async () => {
  const server = drafts(false);
  const { report } = await visitSmall(server);
  expect(server.standing()).toEqual(['of others']);
  expect(accusations(report)).toEqual([]);
  const { created, removed, left, tombstones, lists } = report.cleanUp;
  expect(created).toBeGreaterThan(1);
  expect({ removed, left, tombstones, lists }).toEqual({
    removed: created,
    left: [],
    tombstones: created,
    lists: { compared: 1, differences: [] },
  });
});

test('what is shown unchanged after its deletion is not', async () => {
  const { report } = await visitSmall(drafts(true));
  expect(accusations(report)).toContain('status-as-aimed GET /drafts/{id} 404');
  expect(report.cleanUp.removed).toBe(0);
  expect(report.cleanUp).not.toHaveProperty('tombstones');
});
