import { expect, test } from 'vitest';
import { todos } from './todos.ts';
import { accusations, expectAccused, visitSmall } from './visit.ts';

/** A server that was ended is waited for. */
const timeout = 60_000;

test('what is allowed by its name is sent, and restored', { timeout }, async () => {
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

test('on a disposable server, what ends or switches it comes after everything else', {
  timeout,
}, async () => {
  const { report, seen } = await visitSmall(todos(), { flags: ['--disposable'] });
  expect(accusations(report)).toEqual([]);
  const first = seen.findIndex((request) => /shutdown|maintenance/.test(request));
  expect(first).toBeGreaterThan(0);
  for (const request of ['PATCH /todos', 'PUT /settings', 'POST /todos', 'POST /todos/bulk-delete'])
    expect(seen.indexOf(request), request).toBeLessThan(first);
  const left = report.cells.filter(
    ({ verdict }) => 'because' in verdict && verdict.because !== 'not-provocable',
  );
  // Whichever of the two comes first ends it.
  expect(left.filter(({ id }) => !/shutdown|maintenance/.test(id))).toEqual([]);
  expect(left.length).toBeLessThan(2);
});
