import { expect, test } from 'vitest';
import { boards } from './boards.ts';
import { accusations, runSmall } from './run-small.ts';
import { tenants } from './tenants.ts';

test.each([
  { fault: undefined, accused: [] },
  { fault: 'empty titles are taken' as const, accused: ['status-as-aimed POST /boards 400'] },
])('what is told in an envelope is removed; fault: $fault', async ({ fault, accused }) => {
  const server = boards(fault === undefined ? {} : { fault });
  const before = server.state();
  const { report, seen } = await runSmall(server);
  expect(server.state()).toBe(before);
  expect(accusations(report)).toEqual(accused);
  expect(report.cleanUp.left).toEqual([]);
  expect(report.cleanUp.lists).toEqual({ compared: 1, differences: [] });
  expect(report.cleanUp.created).toBeGreaterThan(0);
  expect(seen).not.toContain('DELETE /boards/b0');
});

test.each([
  { fault: undefined, accused: [] },
  { fault: 'short names are taken' as const, accused: ['status-as-aimed POST /tenants 400'] },
])('what is called as its request says is removed; fault: $fault', async ({ fault, accused }) => {
  const server = tenants(fault === undefined ? {} : { fault });
  const { report, seen } = await runSmall(server);
  expect(server.tenants()).toEqual(['default']);
  expect(accusations(report)).toEqual(accused);
  expect(seen).not.toContain('DELETE /tenants/default');
  expect(report.cleanUp.created).toBeGreaterThan(1);
  // The keys that it gave out are told, and come first.
  expect(report.cleanUp.left[0]).toMatchObject({ path: 'POST /keys', secrets: ['secret'], forGood: true });
  expect(report.cleanUp.left).toHaveLength(1);
});

test('what cannot be removed is told, and how often', async () => {
  const server = tenants({ removable: false });
  const { report, stdout } = await runSmall(server, ['--exclude', 'POST /keys']);
  const made = server.tenants().length - 1;
  expect(made).toBeGreaterThan(1);
  const { created, removed } = report.cleanUp;
  expect([created, removed]).toEqual([made, 0]);
  expect(stdout).toContain(`${made} left`);
});
