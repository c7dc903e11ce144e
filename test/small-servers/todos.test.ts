import { expect, test } from 'vitest';
import { accusations, runSmall } from './run-small.ts';
import { todos } from './todos.ts';

test.each([
  { fault: undefined, accused: [] },
  { fault: 'unknown todos are found' as const, accused: ['status-as-aimed GET /todos/{id} 404'] },
])('nothing that was there is changed; fault: $fault', async ({ fault, accused }) => {
  const server = todos(fault === undefined ? {} : { fault });
  const before = server.state();
  const { report, seen } = await runSmall(server);
  expect(server.state()).toBe(before);
  expect(accusations(report)).toEqual(accused);
  expect(report.cleanUp.left).toEqual([]);
  expect(report.cleanUp.lists).toEqual({ compared: 1, differences: [] });
  expect(report.cleanUp.created).toBeGreaterThan(3);
  const dangerous = ['PATCH /todos', 'DELETE /todos', 'PUT /settings', 'POST /admin/shutdown'];
  expect(seen.filter((request) => dangerous.includes(request))).toEqual([]);
  const protectedOnes = report.cells.filter(
    ({ verdict }) => 'because' in verdict && verdict.because === 'protected',
  );
  expect(new Set(protectedOnes.map(({ operation }) => operation))).toEqual(
    new Set([...dangerous, 'POST /todos/bulk-delete', 'POST /admin/maintenance', 'GET /admin/reset']),
  );
});
