import { expect, test } from 'vitest';
import { members } from './members.ts';
import { expectAccused, open } from './visit.ts';

test.each([
  { fault: undefined, accused: [] },
  {
    fault: 'members without an address' as const,
    accused: ['body-matches-schema GET /members/{memberId} 200'],
  },
])('nobody collides with a member that is there already; fault: $fault', async ({ fault, accused }) => {
  const { report } = await expectAccused(members({ fault }), accused);
  expect(open(report)).toEqual([]);
});
