import { expect, test } from 'vitest';
import { contract } from '../testing/exchanges.ts';
import { judgeRun } from '../testing/judge-run.ts';
import { operationOf } from '../testing/library.ts';
import { runScenarios, scenarioOf, serveLibrary } from '../testing/runs.ts';

const asking = ['first', 'second', 'third'].map((name) =>
  scenarioOf(`asking ${name}`, async (story) => {
    const draft = await story.draft(operationOf(contract, 'GET /hours'));
    await story.send(draft, { as: 'owner', expect: '200', why: 'Ask' });
  }),
);

/** Runs the scenarios one at a time; the requests of these numbers get 503. */
async function violationsWith503(isUnavailable: (number: number) => boolean): Promise<readonly string[]> {
  let number = 0;
  const { url } = await serveLibrary((asked) =>
    asked === 'GET /hours' && isUnavailable(++number) ? { status: 503, body: {} } : undefined,
  );
  const result = await runScenarios(url, asking, { options: { concurrency: 1 } });
  const violations = judgeRun(result).violations.map(({ check }) => check);
  return violations.filter((check) => check === 'no-server-error');
}

test('a 503 to a request that was sent alone accuses nobody if the next one succeeds', async () => {
  expect(await violationsWith503((number) => number === 2)).toEqual([]);
});

test('a 503 that comes again accuses', async () => {
  expect(await violationsWith503((number) => number > 1)).not.toEqual([]);
});
