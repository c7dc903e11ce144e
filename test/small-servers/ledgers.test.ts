import { expect, test } from 'vitest';
import { ledgers } from './ledgers.ts';
import { accusations, doctorSays, open, visitSmall } from './visit.ts';

test('little is made that nothing removes, every cell is tested all the same, and the doctor says how much', async () => {
  const server = ledgers(false);
  expect(await doctorSays(server)).toContain('creates there stays, about 7 in a whole run');
  const { report } = await visitSmall(server);
  expect(accusations(report)).toEqual([]);
  expect(open(report)).toEqual([]);
  // A valid creation, one entry to read, one to replace, one to probe, and three unusual ones.
  expect(server.made()).toBe(7);
  const { left } = report.cleanUp;
  expect(left.filter(({ path }) => /^\/entries\/\d+$/.test(path))).toHaveLength(7);
  expect(left).toHaveLength(7);
});

test('what is wrong with what stays is found by as few', async () => {
  const server = ledgers(true);
  const { report } = await visitSmall(server);
  expect(accusations(report)).toEqual([
    'body-matches-schema GET /entries 200',
    'body-matches-schema POST /entries 201',
    'no-server-error null',
    'status-as-aimed POST /entries 400',
    'status-as-aimed PUT /entries/{id} 400',
  ]);
  expect(server.made()).toBe(7);
});
