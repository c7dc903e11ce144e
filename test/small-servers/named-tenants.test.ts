import { expect, test } from 'vitest';
import { tenants } from './named-tenants.ts';
import { accusations, runSmall } from './run-small.ts';

test.each([
  { fault: undefined, accused: [] },
  {
    fault: 'databases without a size' as const,
    accused: ['body-matches-schema GET /tenants/{tenant}/databases/{database_name} 200'],
  },
])('what is called by a name is made, found and removed by it; fault: $fault', async ({ fault, accused }) => {
  const server = tenants(fault === undefined ? {} : { fault });
  const before = server.state();
  const { report } = await runSmall(server);
  expect(accusations(report)).toEqual(accused);
  expect(server.state()).toBe(before);
  expect(report.cleanUp.left).toEqual([]);
  const open = report.cells.filter(({ verdict }) => verdict.kind === 'not-exercised').map(({ id }) => id);
  expect(open).toEqual([]);
});
