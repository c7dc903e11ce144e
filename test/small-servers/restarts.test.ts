import { expect, test } from 'vitest';
import { segments } from './segments.ts';
import { accusedOperations, visitSmall } from './visit.ts';

test.each([
  { what: 'goes down', down: { downFor: 2800 }, accused: ['answered DELETE /segments/{id}'], times: 2 },
  { what: 'stays up', down: undefined, accused: [], times: 0 },
])('a server that $what on an unknown id is accused of exactly that', async ({ down, accused, times }) => {
  const server = segments(down);
  const before = server.state();
  const { report, stderr } = await visitSmall(server);
  expect(accusedOperations(report)).toEqual(accused);
  expect(server.state()).toBe(before);
  expect(report.cleanUp.left).toEqual([]);
  expect(report.run.interrupted).toBeNull();
  // Once, and once more to be sure: the other requests that would do the same are not sent.
  const said = `The target went down ${times} times`;
  expect(report.blindSpots.filter((each) => each.startsWith('The target went down'))).toEqual(
    times === 0 ? [] : [expect.stringContaining(said)],
  );
  expect(stderr.includes('Waiting up to 90 s for it to come back')).toBe(times > 0);
});

test('a server that does not come back is named with what took it down', async () => {
  const { report } = await visitSmall(segments('ends'), { flags: ['--restart-wait', '0'] });
  expect(report.result).toBe('inconclusive');
  expect(accusedOperations(report)).toEqual([]);
  expect(report.run.interrupted).toMatch(
    /^the target became unreachable after .*DELETE \/segments\/\{id\}.* \(/,
  );
});
