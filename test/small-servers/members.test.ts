import { expect, test } from 'vitest';
import { members } from './members.ts';
import { accusations, runSmall } from './run-small.ts';

test.each([
  { fault: undefined, accused: [] },
  {
    fault: 'members without an address' as const,
    accused: ['body-matches-schema GET /members/{memberId} 200'],
  },
])('nobody collides with a member that is there already; fault: $fault', async ({ fault, accused }) => {
  const server = members(fault === undefined ? {} : { fault });
  const before = server.state();
  const { report } = await runSmall(server);
  expect(accusations(report)).toEqual(accused);
  expect(server.state()).toBe(before);
  expect(report.cleanUp.left).toEqual([]);
  const open = report.cells.filter(({ verdict }) => verdict.kind === 'not-exercised').map(({ id }) => id);
  expect(open).toEqual([]);
});
