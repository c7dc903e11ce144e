import { expect, test } from 'vitest';
import { explainedRules } from '../../contract/document-findings/document-findings.ts';
import { checks } from '../checks/checks.ts';
import { accountCheck } from '../judge/account-check.ts';
import { claimCheck } from '../judge/violations.ts';
import { strategies } from '../strategies/strategies.ts';

const records = [
  ...[...checks, claimCheck, accountCheck].map((check) => ({ ...check, shown: check.example.response })),
  ...strategies.map((strategy) => ({ ...strategy, shown: strategy.example.request })),
  ...explainedRules.map((rule) => ({ ...rule, id: rule.name, shown: rule.example })),
];

test.each(records)('$id says what it means, how to mend it, where it comes from, and shows it', (record) => {
  const { meaning, help, source, shown } = record;
  for (const sentence of [meaning, help]) expect(sentence).toMatch(/^[A-Z`].{10,}\.$/);
  expect(source).toMatch(/^[A-Z].{5,}[^.]$/);
  expect(shown.trim()).not.toBe('');
});
