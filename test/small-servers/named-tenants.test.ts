import { expect, test } from 'vitest';
import { tenants } from './named-tenants.ts';
import { expectAccused, open } from './visit.ts';

test.each([
  { fault: undefined, accused: [] },
  {
    fault: 'databases without a size' as const,
    accused: ['body-matches-schema GET /tenants/{tenant}/databases/{database_name} 200'],
  },
])('what is called by a name is made, found and removed by it; fault: $fault', async ({ fault, accused }) => {
  const { report } = await expectAccused(tenants({ fault }), accused);
  expect(open(report)).toEqual([]);
});
