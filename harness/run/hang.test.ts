import { expect, test } from 'vitest';
import { contract } from '../testing/exchanges.ts';
import { judgeRun } from '../testing/judge-run.ts';
import { operationOf } from '../testing/library.ts';
import { type Reply, runScenarios, scenarioOf, serveLibrary } from '../testing/runs.ts';

const asking = Array.from({ length: 12 }, (_, index) =>
  scenarioOf(`asking ${index}`, async (story) => {
    const draft = await story.draft(operationOf(contract, 'GET /hours'));
    await story.send(draft, { as: 'owner', expect: '200', why: 'Ask' });
  }),
);

/** A library that answers nothing to so many requests at a time. `recovers`: it does once they have left. */
function serveCrowded({ most, recovers }: { readonly most: number; readonly recovers: boolean }) {
  let underWay = 0;
  let isStuck = false;
  return serveLibrary(async (_, raw): Promise<Reply | undefined> => {
    underWay += 1;
    const leave = (): void => {
      underWay -= 1;
    };
    raw.socket.once('close', leave);
    await new Promise((done) => setTimeout(done, 20));
    isStuck = underWay >= most || (isStuck && !recovers);
    if (isStuck) return new Promise(() => {});
    raw.socket.off('close', leave);
    leave();
    return undefined;
  });
}

const options = { concurrency: 8, timeout: 300, pauses: [0, 10] };

test('a target that never answers again after a crowd: the run ends, says why, and accuses nobody', async () => {
  const { url } = await serveCrowded({ most: 8, recovers: false });
  const said: string[] = [];
  const result = await runScenarios(url, asking, {
    options: { ...options, onHang: (sentence) => said.push(sentence) },
  });
  expect(said).toEqual([
    '3 scenarios got no response while others did: the target hung when 8 requests were under way. From now on, scenarios run one at a time.',
  ]);
  expect(result.interrupted?.sentence).toMatch(
    /^the target became unreachable \(.* timeout .*\): it hung when 8 requests were under way$/,
  );
  const report = judgeRun(result);
  expect([report.result, report.violations]).toEqual(['inconclusive', []]);
});

test('a target that answers none of its first requests is asked one thing at a time before it is given up', async () => {
  const { url } = await serveCrowded({ most: 3, recovers: true });
  const result = await runScenarios(url, asking, { options });
  expect(result.hang).toContain('hung when 5 requests were under way');
  expect(result.interrupted).toBeUndefined();
  expect([...result.endings.values()].filter((ending) => ending)).toEqual([]);
});
