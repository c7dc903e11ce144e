import { expect, test } from 'vitest';
import type { Story } from '../model/scenario.ts';
import { contract } from '../testing/exchanges.ts';
import { judgeRun } from '../testing/judge-run.ts';
import { operationOf } from '../testing/library.ts';
import { runScenarios, scenarioOf, serveLibrary } from '../testing/runs.ts';

/** A story about time: whether it holds is told by how often it was told before. */
function timed(name: string, holds: (time: number) => boolean) {
  let time = 0;
  return scenarioOf(
    `timed ${name}`,
    async (story: Story) => {
      time += 1;
      const draft = await story.draft(operationOf(contract, 'GET /hours'));
      const answer = await story.send(draft, { as: 'owner', expect: '200', why: 'Ask' });
      story.claim(answer, { sentence: 'It comes in time', holds: holds(time) });
    },
    { needs: ['receive-webhooks'] },
  );
}

async function run(scenarios: readonly ReturnType<typeof timed>[], delayMs = 0) {
  const { url } = await serveLibrary(async (asked) => {
    if (asked === 'GET /hours') await new Promise((wake) => setTimeout(wake, delayMs));
    return undefined;
  });
  const result = await runScenarios(url, scenarios, { options: { concurrency: 4 } });
  const claims = judgeRun(result).violations.filter(({ check }) => check === 'claim');
  return {
    accused: [...new Set(claims.map(({ scenario }) => scenario))],
    told: (scenario: { readonly id: string }) =>
      result.claims.filter(({ exchange }) =>
        result.exchanges.some((one) => one.exchange.id === exchange && one.exchange.scenario === scenario.id),
      ).length,
  };
}

test.each([
  { what: 'once', holds: (time: number) => time > 1, times: 2 },
  { what: 'twice', holds: (time: number) => time > 2, times: 3 },
])('what is late $what, and in time when it is asked alone, accuses nobody', async ({ holds, times }) => {
  const scenario = timed('late', holds);
  const { accused, told } = await run([scenario]);
  expect(accused).toEqual([]);
  expect(told(scenario)).toBe(times);
});

test('what is late every time accuses', async () => {
  const scenario = timed('late', () => false);
  const { accused, told } = await run([scenario]);
  expect(accused).toEqual([scenario.id]);
  expect(told(scenario)).toBe(3);
});

test('a target that is slow with everything is accused of nothing that depends on time', async () => {
  const { accused } = await run([timed('late', () => false)], 600);
  expect(accused).toEqual([]);
});

test('once a target is late with several things, the others are not asked again', async () => {
  const scenarios = ['one', 'two', 'three', 'four', 'five'].map((name) => timed(name, () => false));
  const { accused, told } = await run(scenarios);
  expect(accused.length).toBe(5);
  expect(scenarios.map(told)).toEqual([3, 3, 3, 1, 1]);
});

test('what does not depend on time is asked once', async () => {
  const scenario = { ...timed('at once', () => false), needs: [] };
  const { accused, told } = await run([scenario]);
  expect(accused).toEqual([scenario.id]);
  expect(told(scenario)).toBe(1);
});
