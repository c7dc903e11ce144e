import type { ReportedPersona } from '../report/access.ts';
import type { Counts } from '../report/counts.ts';
import type { ReportedCell, Verdict } from '../report/ledger.ts';
import type { Report } from '../report/report.ts';
import type { ReportedRun } from '../report/run.ts';
import { isGap } from './gap.ts';

type Judged = Pick<ReportedCell, 'verdict'>;

/** Who was let in, and which statuses were returned. */
interface Seen {
  readonly personas: readonly Pick<ReportedPersona, 'control'>[];
  readonly statuses: ReadonlySet<number>;
}

/**
 * The result of a run in one word and one sentence. `known` of its violations are listed as known: they violate, and
 * neither hide that nothing can be concluded nor are they news.
 */
export function conclude(
  counts: Counts,
  cells: readonly Judged[],
  { interrupted, interruptedBy }: Pick<ReportedRun, 'interrupted' | 'interruptedBy'>,
  seen: Seen,
  known = 0,
): Pick<Report, 'result' | 'summary'> {
  const verdicts = cells.map(({ verdict }) => verdict);
  const proven = `${counts.conformant} of ${plural(counts.cells, 'cell')} ${counts.conformant === 1 ? 'is' : 'are'} proven`;
  const cut = interrupted === null ? '' : ` The run ended early: ${interrupted}.`;
  const violations = `${plural(counts.violations, 'violation')} of ${plural(counts.defects, 'defect')} in ${plural(counts.violating, 'cell')}${knownOf(known, counts.violations)}; ${proven}`;
  const outside = notLetIn(seen, counts);
  if (outside !== undefined)
    return {
      result: 'inconclusive',
      summary: `${outside}; ${counts.violations === 0 ? proven : violations}.${cut}`,
    };
  if (counts.violations > known) return { result: 'violating', summary: `${violations}.${cut}` };
  const [doubt] = verdicts.flatMap((verdict) =>
    verdict.kind === 'not-exercised' && verdict.because === 'inconclusive' ? verdict.reason : [],
  );
  const found = known > 0 ? violations : proven;
  // A limit that somebody set is no doubt about what was seen before it was reached.
  if (interrupted !== null && interruptedBy !== 'limit')
    return { result: 'inconclusive', summary: `${sentence(interrupted)}; ${found}.` };
  if (doubt) return { result: 'inconclusive', summary: `${sentence(doubt)}; ${found}.` };
  if (cells.length === 0)
    return {
      result: 'inconclusive',
      summary: 'Nothing was proven: the document has no operation that can be tested.',
    };
  if (counts.conformant === 0) {
    const rest = known > 0 ? `; ${violations}` : '';
    return { result: 'inconclusive', summary: `Nothing was proven${rest}.${cut}` };
  }
  const gaps = verdicts.filter(isGap).length;
  const open = `${plural(gaps, 'cell')} could have been exercised but ${gaps === 1 ? 'was' : 'were'} not`;
  if (known > 0)
    return { result: 'violating', summary: `${violations}${gaps > 0 ? `; ${open}` : ''}.${cut}` };
  if (gaps > 0) return { result: 'partial', summary: `No violation, and ${proven}; ${open}.${cut}` };
  return { result: 'conformant', summary: `No violation; ${proven}${otherCells(verdicts)}.` };
}

/** That nothing behind the authentication was seen, in a sentence; undefined where something was. */
function notLetIn({ personas, statuses }: Seen, { conformant }: Counts): string | undefined {
  if (isNobodyLetIn(personas)) return 'No persona could log in';
  const isAlwaysRefused = conformant === 0 && statuses.size === 1 && statuses.has(401);
  return isAlwaysRefused
    ? 'The target returned 401 to every request: it wants credentials that the run did not send'
    : undefined;
}

/** Whether credentials were given, and none of them worked: nothing else that was seen says much. */
export function isNobodyLetIn(personas: readonly Pick<ReportedPersona, 'control'>[]): boolean {
  const controls = personas.map(({ control }) => control);
  return controls.includes('failed') && !controls.includes('passed');
}

function knownOf(known: number, all: number): string {
  if (known === 0) return '';
  return known === all ? ', all known' : `, ${known.toLocaleString('en-US')} known`;
}

/** What became of the cells that are not proven, where that is no gap. */
function otherCells(verdicts: readonly Verdict[]): string {
  const open = verdicts.flatMap((verdict) => (verdict.kind === 'not-exercised' ? verdict.because : []));
  const count = (kind: (typeof open)[number]) => open.filter((each) => each === kind).length;
  const [excluded, tolerated] = [count('excluded'), count('tolerated')];
  const groups = [
    { size: open.length - excluded - tolerated, words: 'cannot be triggered on this target' },
    {
      size: tolerated,
      words: `${tolerated === 1 ? 'returns' : 'return'} another status, which is tolerated`,
    },
    { size: excluded, words: `${excluded === 1 ? 'was' : 'were'} left out` },
  ].filter(({ size }) => size > 0);
  const [first, ...others] = groups.map(({ size, words }) => `${size} ${words}`);
  const last = others.pop();
  if (first === undefined) return '';
  if (last === undefined) return `; the other ${first}`;
  return `; of the other ${open.length}, ${[first, ...others].join(', ')} and ${last}`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
