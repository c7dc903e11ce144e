import { isGap } from '../judge/gap.ts';
import type { ReportedCell } from '../report/ledger.ts';
import type { Report } from '../report/report.ts';
import type { Measure } from './measure.ts';
import { namesOf, newViolations } from './new-violations.ts';

/** Everything that a gate can ask for, in the order in which it is shown. */
export const measures: readonly Measure[] = [
  {
    name: 'cells',
    title: 'cells that are proven',
    decides: 'coverage',
    share: true,
    count: ({ counts }) => counts.conformant,
    says: (count, { whole }) => `${cells(count, whole)} proven`,
  },
  {
    name: 'provoked',
    title: 'cells that are proven by what the server decided by itself',
    decides: 'coverage',
    share: true,
    count: ({ counts }) => counts.provoked,
    says: (count, { whole }) => `${cells(count, whole)} proven by what the server decided by itself`,
  },
  {
    name: 'observed',
    title: 'cells that are proven by recorded traffic',
    decides: 'coverage',
    share: true,
    count: ({ counts }) => counts.observed ?? 0,
    says: (count, { whole }) => `${cells(count, whole)} proven by recorded traffic`,
  },
  {
    name: 'violating',
    title: 'cells with a violation, known or not',
    decides: 'violations',
    share: true,
    count: ({ counts }) => counts.violating,
    says: (count, { whole }) => `${cells(count, whole)} violating`,
  },
  {
    name: 'violations',
    title: 'violations, known or not',
    decides: 'violations',
    share: false,
    count: ({ counts }) => counts.violations,
    says: (count) => `${plural(count, 'violation')} ${were(count)} found`,
  },
  {
    name: 'defects',
    title: 'defects: groups of violations with the same cause',
    decides: 'violations',
    share: false,
    count: ({ counts }) => counts.defects,
    says: (count) => `${plural(count, 'defect')} ${were(count)} found`,
  },
  {
    name: 'new',
    title: 'violations that are neither listed as known nor in the report of --baseline',
    decides: 'violations',
    share: false,
    count: (report, since) => newViolations(report, since?.report).length,
    says: (count, { report, since }) => {
      const [first] = newViolations(report, since?.report).map(namesOf(report));
      const lists = [
        ...(report.known ? ['the list of known violations'] : []),
        ...(since ? [since.file] : []),
      ];
      const what = `${plural(count, 'violation')} ${count === 1 ? 'is' : 'are'}`;
      const example = first === undefined ? '' : `${count === 1 ? ':' : '; the first is'} ${first}`;
      return lists.length === 0 ? `${what} new${example}` : `${what} not in ${lists.join(' or ')}${example}`;
    },
  },
  {
    name: 'known',
    title: 'violations that are listed as known',
    decides: 'coverage',
    share: false,
    count: ({ violations }) => violations.filter(({ known }) => known !== undefined).length,
    says: (count) => `${plural(count, 'violation')} ${count === 1 ? 'is' : 'are'} listed as known`,
  },
  {
    name: 'advisories',
    title: 'failures of a SHOULD',
    decides: 'coverage',
    share: false,
    count: ({ counts }) => counts.advisories,
    says: (count) => `${plural(count, 'advisory', 'advisories')} ${were(count)} found`,
  },
  {
    name: 'inconclusive',
    title: 'cells with an inconclusive result',
    decides: 'doubt',
    share: true,
    count: ({ cells }) => cells.filter(isInconclusive).length,
    says: (count, { whole }) => `${cells(count, whole)} inconclusive`,
  },
  {
    name: 'stale',
    title: 'entries to delete from the list of known violations',
    decides: 'list',
    share: false,
    count: ({ known = [] }) => known.filter(({ standing }) => standing === 'stale').length,
    says: (count) =>
      `${plural(count, 'entry', 'entries')} of the list of known violations ${count === 1 ? 'is' : 'are'} stale`,
  },
  {
    name: 'left',
    title: 'what the run left behind on the target',
    decides: 'coverage',
    share: false,
    count: ({ cleanUp }) =>
      cleanUp.left.reduce((sum, { accounts, times = 1 }) => sum + (accounts ?? times), 0),
    says: (count) =>
      `${plural(count, 'resource or account', 'resources and accounts')} ${were(count)} left behind on the target`,
  },
];

/** How many cells can be exercised on this target, and were to be: what shares are shares of. */
export function exercisable({ cells }: Report): number {
  return cells.filter(({ verdict }) => verdict.kind !== 'not-exercised' || isGap(verdict)).length;
}

function isInconclusive({ verdict }: ReportedCell): boolean {
  return verdict.kind === 'not-exercised' && verdict.because === 'inconclusive';
}

/** "743 of 799 cells are", "1 cell is" */
function cells(count: number, whole: string): string {
  if (whole !== '') return `${count.toLocaleString('en-US')}${whole} cells ${count === 1 ? 'is' : 'are'}`;
  return `${plural(count, 'cell')} ${count === 1 ? 'is' : 'are'}`;
}

function were(count: number): string {
  return count === 1 ? 'was' : 'were';
}

function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? noun : nouns}`;
}
