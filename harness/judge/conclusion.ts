import type { Counts, Report } from '../report.ts';
import type { CellVerdict } from '../verdict.ts';
import { isGap } from '../verdict.ts';

/** The result of a run in one word and one sentence. */
export function conclude(
  counts: Counts,
  verdicts: readonly CellVerdict[],
  interrupted: string | undefined,
): Pick<Report, 'result' | 'summary'> {
  const proven = `${counts.conformant} of ${plural(counts.cells, 'cell')} ${counts.conformant === 1 ? 'is' : 'are'} proven`;
  const cut = interrupted === undefined ? '' : ` The run ended before its time: ${interrupted}.`;
  if (counts.violations > 0) {
    const summary = `${plural(counts.violations, 'violation')} of ${plural(counts.defects, 'defect')} in ${plural(counts.violating, 'cell')}; ${proven}.${cut}`;
    return { result: 'violating', summary };
  }
  const [doubt] = verdicts.flatMap((verdict) =>
    verdict.kind === 'not-exercised' && verdict.reason.kind === 'inconclusive' ? verdict.reason : [],
  );
  if (interrupted !== undefined)
    return { result: 'inconclusive', summary: `${sentence(interrupted)}; ${proven}.` };
  if (doubt) return { result: 'inconclusive', summary: `${sentence(doubt.sentence)}; ${proven}.` };
  if (counts.conformant === 0) return { result: 'inconclusive', summary: 'Nothing was proven.' };
  const gaps = verdicts.filter(isGap).length;
  if (gaps > 0)
    return {
      result: 'partial',
      summary: `No violation, and ${proven}; ${plural(gaps, 'cell')} could have been exercised and ${gaps === 1 ? 'was' : 'were'} not.`,
    };
  return { result: 'conformant', summary: `No violation; ${proven}${otherCells(verdicts)}.` };
}

/** What became of the cells that are not proven, where that is no gap. */
function otherCells(verdicts: readonly CellVerdict[]): string {
  const open = verdicts.flatMap((verdict) => (verdict.kind === 'not-exercised' ? verdict.reason.kind : []));
  const excluded = open.filter((kind) => kind === 'excluded').length;
  const outOfReach = open.length - excluded;
  if (open.length === 0) return '';
  if (excluded === 0) return `; the other ${outOfReach} cannot be brought about on this target`;
  if (outOfReach === 0) return `; the other ${excluded} ${excluded === 1 ? 'was' : 'were'} left out`;
  return `; of the other ${open.length}, ${outOfReach} cannot be brought about on this target and ${excluded} ${excluded === 1 ? 'was' : 'were'} left out`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
