import { expect, test } from 'vitest';
import type { Report, ReportedKnownViolation, Violation } from '../harness/report.ts';
import { sampleReport } from '../reports/testing/sample-report.ts';
import { sampleWithKnown } from '../reports/testing/sample-with-known.ts';
import { exitCodeOf } from './result.ts';

const { violations } = sampleReport;
const all = (known: string | undefined): readonly Violation[] =>
  violations.map((violation) => (known === undefined ? violation : { ...violation, known }));
const advisories = violations.filter(({ level }) => level === 'SHOULD');
const entries = (standing: ReportedKnownViolation['standing']): readonly ReportedKnownViolation[] =>
  (sampleWithKnown.known ?? []).map((entry) => ({ ...entry, standing }));

/** What a pipeline does about it: 1 stop, 3 look at the set-up, 4 mend the list, 0 go on. */
test.each<[string, Report['result'], readonly Violation[], readonly ReportedKnownViolation[], number]>([
  ['nothing is wrong', 'conformant', [], [], 0],
  ['advisories alone', 'conformant', advisories, [], 0],
  ['cells are open', 'partial', [], [], 0],
  ['violations', 'violating', violations, [], 1],
  ['violations, some of them known', 'violating', sampleWithKnown.violations, entries('violates'), 1],
  ['violations, all of them known', 'violating', all('k1'), entries('violates'), 0],
  ['nothing can be concluded', 'inconclusive', [], [], 3],
  ['nothing can be concluded, but what is known', 'inconclusive', all('k1'), entries('violates'), 3],
  ['a stale list', 'conformant', [], entries('stale'), 4],
  ['a stale list that explains all violations', 'violating', all('k1'), entries('stale'), 4],
  ['entries that were not exercised', 'conformant', [], entries('not-exercised'), 0],
  ['new violations and a stale list', 'violating', violations, entries('stale'), 1],
  ['nothing can be concluded, and a stale list', 'inconclusive', [], entries('stale'), 3],
])('%s', (_, result, found, known, code) => {
  expect(exitCodeOf({ result, violations: found, known })).toBe(code);
});
