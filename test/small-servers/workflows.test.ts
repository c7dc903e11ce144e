import { expect, test } from 'vitest';
import { expectAccused, proven } from './visit.ts';
import { workflows } from './workflows.ts';

test.each([
  { fault: undefined, accused: [] },
  { fault: 'any query is taken' as const, accused: ['status-as-aimed POST /instances 400'] },
])(
  'a POST that searches or modifies creates nothing, and POST /groups/create does; fault: $fault',
  async ({ fault, accused }) => {
    const { report, seen } = await expectAccused(workflows(fault), accused);
    expect(seen.filter((one) => /^(POST|PUT|DELETE) .instances.i1/.test(one))).toEqual([]);
    expect(seen).not.toContain('DELETE /groups/somebody-s');
    expect(proven(report)).toEqual(
      expect.arrayContaining(['GET /groups/{id} 200', 'DELETE /groups/{id} 204', 'DELETE /groups/{id} 404']),
    );
  },
);

test('a copy of what the run made is removed where a list shows it, although no response names it', async () => {
  const server = workflows();
  const { report, seen } = await expectAccused(server, []);
  expect(seen.some((one) => /^POST .groups.+copy$/.test(one))).toBe(true);
  expect(seen.some((one) => /^DELETE .groups.copy-/.test(one))).toBe(true);
  expect(report.cleanUp.created).toBe(report.cleanUp.removed);
});
