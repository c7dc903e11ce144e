import type { Defect } from '../../harness/report/defects.ts';
import type { Report } from '../../harness/report/report.ts';
import { number } from '../parts/figures.ts';
import { refusal, refusedTerms } from '../parts/gate.ts';
import { countKnown, nameOf, newDefects, staleEntries } from '../parts/known.ts';
import { replayCommand } from '../parts/replay-command.ts';
import { visibleReport } from '../parts/visible.ts';

/** Lines of defects; report.json has them all. */
const most = 50;

/**
 * A summary for coding agents: no columns and no advice, a word at the start of each line that says what it is. Lines may
 * be added to it; these stay.
 */
export function renderAgent(given: Report): string {
  const report = visibleReport(given);
  const { run, result, summary, counts } = report;
  const proven = counts.provoked + counts.injected + counts.forced;
  const defects = newDefects(report).filter(({ level }) => level === 'MUST');
  const known = countKnown(report);
  const [first] = defects;
  const next = first && replayOf(report, first);
  const lines = [
    `result: ${result}; ${summary}`,
    `target: ${run.target.kind} ${run.target.url}`,
    `cells: ${counts.cells} total, ${proven} proven, ${counts.violating} violating, ${counts.notExercised} not exercised`,
    ...(run.part === undefined ? [] : [`part: ${run.part}`]),
    ...defects.slice(0, most).map((defect) => `defect: ${defectLine(report, defect)}`),
    ...(defects.length > most ? [`defects-left-out: ${defects.length - most}`] : []),
    ...(known > 0 ? [`known-violations: ${known}`] : []),
    ...staleEntries(report).map((entry) => `stale: ${entry.place}; ${nameOf(entry)}; ${entry.why}`),
    ...refusedTerms(report.gate ?? []).map((term) => `gate-failed: ${refusal(term)}`),
    ...(next === undefined ? [] : [`next: ${next}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** "d1 location; POST /lockers 201; got 201, expected 201; the header Location is missing; 3 cells; docs/checks/location.md" */
function defectLine(report: Report, { id, check, title, cells, operations, page }: Defect): string {
  const violation = violationOf(report, id);
  const exchange = report.exchanges.find((each) => each.id === violation?.exchange);
  const where = violation?.cell ?? cells[0] ?? operations[0] ?? '';
  const got = exchange?.response.status || 'no response';
  return [
    `${id} ${check}`,
    where,
    ...(exchange ? [`got ${got}, expected ${exchange.expected}`] : []),
    title,
    ...(cells.length > 1 ? [`${number(cells.length)} cells`] : []),
    ...(page === undefined ? [] : [page]),
  ].join('; ');
}

function replayOf(report: Report, { id }: Defect): string | undefined {
  const violation = violationOf(report, id);
  return violation && replayCommand(report.run, violation.scenario);
}

/** The first one that is not listed as known. */
function violationOf({ violations }: Report, defect: string): Report['violations'][number] | undefined {
  return violations.find((each) => each.defect === defect && each.known === undefined);
}
