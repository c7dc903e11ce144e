import { expect, test } from 'vitest';
import { noProfile } from '../../harness/model/profile.ts';
import { makePlan } from '../../harness/plan/plan.ts';
import { strategies } from '../../harness/strategies/strategies.ts';
import { contractOf } from '../../harness/testing/library.ts';
import { lockers, serveLockers } from '../../harness/testing/lockers.ts';
import { runScenarios } from '../../harness/testing/runs.ts';
import { tried } from './implementations.ts';

const plan = makePlan(contractOf(lockers), noProfile, ['business-rules']);

test.each(tried)(
  '$strategy proves what a server decides, and sees through one that does not',
  async ({ strategy, fault, cells }) => {
    const scenarios = plan.scenarios.filter(({ suite }) => suite === strategy);
    expect([...new Set(scenarios.map(({ cell }) => cell))]).toEqual(cells);
    const kindsOn = async (url: string) => {
      const { endings, exchanges } = await runScenarios(url, scenarios, { plan });
      expect(exchanges.flatMap(({ flaws }) => flaws.map(({ message }) => message))).toEqual([]);
      return new Set(scenarios.map(({ id }) => endings.get(id)?.kind ?? 'passed'));
    };
    expect(await kindsOn(await serveLockers())).toEqual(new Set(['passed']));
    expect(await kindsOn(await serveLockers([fault]))).toEqual(new Set(['answered-otherwise']));
  },
);

test.each(tried)('the example of $strategy is what a faulty server does', async ({ strategy, fault }) => {
  const example = strategies.find(({ id }) => id === strategy)?.example;
  const scenarios = plan.scenarios.filter(({ suite }) => suite === strategy);
  const { exchanges } = await runScenarios(await serveLockers([fault]), scenarios, { plan });
  const aims = exchanges.map(({ exchange: { operation, purpose, response } }) => ({
    operation: operation.key,
    got: response.status,
    expected: purpose.expected,
  }));
  expect(aims).toContainEqual({
    operation: example?.operation,
    got: example?.got,
    expected: example?.expected,
  });
});
