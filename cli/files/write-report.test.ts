import { expect, test } from 'vitest';
import type { Report } from '../../harness/report/report.ts';
import { sampleReport } from '../../reports/testing/sample-report.ts';
import { nextStep } from './write-report.ts';

const log = { path: '/logs/1', why: 'the API has no operation that removes it', forGood: true } as const;
const accounts = {
  path: 'accounts',
  why: '4 accounts remain: this server has no operation to delete an account',
  accounts: 4,
  forGood: true,
} as const;
const pet = { path: '/pets/1', why: 'DELETE returned 500' };

test.each<[string, Report['cleanUp']['left'], boolean]>([
  ['nothing', [], false],
  ['what nobody can remove', [log, accounts], false],
  ['something that may go later', [log, pet], true],
])('a run that left %s is cleaned up after, if that helps', (_, left, isTold) => {
  const report: Report = { ...sampleReport, cleanUp: { created: 2, removed: 0, left } };
  expect(nextStep(report, 'out').includes('assay clean --out out')).toBe(isTold);
});
