import { expect, test } from 'vitest';
import { todos } from './todos.ts';
import { expectAccused, visitSmall } from './visit.ts';

test('what is allowed by its name is sent, and restored', async () => {
  const server = todos();
  const before = server.state();
  const { report, seen } = await visitSmall(server, { flags: ['--include', 'PUT /settings'] });
  expect(seen.filter((request) => request === 'PUT /settings').length).toBeGreaterThan(1);
  expect(server.state()).toBe(before);
  expect(report.cleanUp.left).toEqual([]);
});

test.each([
  { fault: undefined, accused: [] },
  { fault: 'unknown todos are found' as const, accused: ['status-as-aimed GET /todos/{id} 404'] },
])('nothing that was there is changed; fault: $fault', async ({ fault, accused }) => {
  const { report, seen } = await expectAccused(todos({ fault }), accused);
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
