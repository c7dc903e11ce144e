import { expect, test } from 'vitest';
import { renamedProjects } from './renames.ts';
import { slots } from './reused-numbers.ts';
import { accusations, expectAccused, visitSmall } from './visit.ts';

test('what is called by a name that a request changes is found and removed', async () => {
  await expectAccused(renamedProjects(), []);
});

test('what is wrong with it is told', async () => {
  const server = renamedProjects('projects without a name');
  const before = server.state();
  const { report } = await visitSmall(server);
  expect(new Set(accusations(report).map((each) => each.split(' ')[0]))).toEqual(
    new Set(['body-matches-schema']),
  );
  expect(server.state()).toBe(before);
});

test.each([
  { isReadable: true, why: 'may be what somebody else created since' },
  { isReadable: true, saysMissing: false, why: 'may be what somebody else created since' },
  { isReadable: false, why: 'nothing shows whether it exists again' },
])(
  'an address that somebody else has taken meanwhile is left alone: %o',
  async ({ isReadable, saysMissing, why }) => {
    const server = slots({ isReadable, ...(saysMissing !== undefined && { saysMissing }) });
    const { report } = await visitSmall(server, { flags: ['--concurrency', '1'] });
    expect(server.harmed()).toBe(0);
    expect(server.state()).toBe('[]');
    expect(accusations(report)).toEqual([]);
    const deletedTwice = report.scenarios.find(
      ({ id }) => id === 'deleted-resource › DELETE /slots/{id} 404',
    );
    expect(deletedTwice?.reason).toContain(why);
  },
);
