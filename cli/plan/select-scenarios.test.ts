import { expect, test } from 'vitest';
import type { Plan } from '../../harness/plan/plan.ts';
import { planOf, scenarioOf } from '../../harness/testing/runs.ts';
import { select } from './select-scenarios.ts';

const told = { ...scenarioOf('a book is lent', async () => undefined), suite: 'lifecycle' };
const untold = { ...scenarioOf('a book is delivered', async () => undefined), suite: 'webhooks' };
const plan: Plan = {
  ...planOf([told]),
  leftOut: [{ scenario: untold, reason: { kind: 'not-possible', sentence: 'this version has no webhooks' } }],
};

test('a suite that is left out on a target keeps no other from being run, and stays in the report', () => {
  const part = select(plan, { suite: ['webhooks', 'lifecycle'] });
  expect(part.scenarios).toEqual([told]);
  expect(part.leftOut).toEqual(plan.leftOut);
});

test.each([
  [['webhooks'], 'no scenario of --suite webhooks can run on this target: this version has no webhooks'],
  [['nowhere', 'lifecycle'], '--suite nowhere is not known on this target; use lifecycle'],
])('%j is refused, with what there is', (suite, sentence) => {
  expect(() => select(plan, { suite })).toThrow(sentence);
});
