import type { Violation } from '../../harness/report/defects.ts';
import type { ReportedCell } from '../../harness/report/ledger.ts';
import type { Report } from '../../harness/report/report.ts';
import type { EarlierDefect, ReportedSince } from '../../harness/report/since.ts';
import { newDefects } from '../parts/known.ts';
import { isSameTarget } from '../parts/same-target.ts';
import { type NamedReport, placeIn, type State, statesOf } from './compare.ts';

/**
 * The report with what is different from an earlier one. A defect counts as fixed only if all its cells were tested again,
 * and a cell counts as lost only if it was to be tested.
 */
export function since(report: Report, { file, report: before }: NamedReport): Report {
  const violations = withNews(report, before);
  const judged = { ...report, violations };
  const news = new Set(violations.flatMap((violation) => (violation.since ? violation.id : [])));
  const members = Map.groupBy(violations, ({ defect }) => defect);
  const isNew = (id: string): boolean =>
    (members.get(id) ?? []).every((violation) => violation.known !== undefined || news.has(violation.id));
  const ids = newDefects(judged).flatMap(({ id, level }) => (level === 'MUST' ? id : []));
  return {
    ...judged,
    since: {
      file,
      startedAt: before.run.startedAt,
      besides: besides(report, before),
      new: ids.filter(isNew),
      still: ids.filter((id) => !isNew(id)),
      ...goneDefects(report, before),
      ...changedCells(report, before),
    },
  };
}

/** The violations of a report; those that are news since an earlier one say so. */
function withNews(report: Report, before: Report): readonly Violation[] {
  const place = placeIn(report);
  const states = statesOf(before);
  return report.violations.map((violation) => {
    if (violation.level !== 'MUST' || violation.known !== undefined) return violation;
    const state = states.get(place(violation));
    if (state?.failures.some(({ check }) => check === violation.check)) return violation;
    // A status that the document does not list has no cell that could have been tested.
    const wasTested = violation.cell === null || isTested(state);
    return { ...violation, since: wasTested ? 'new' : 'not-tested-before' };
  });
}

function isTested(state: State | undefined): boolean {
  return state?.verdict === 'conformant' || state?.verdict === 'violating';
}

function goneDefects(report: Report, before: Report): Pick<ReportedSince, 'fixed' | 'notTested'> {
  const states = statesOf(report);
  const place = placeIn(before);
  const ran = new Set(report.scenarios.flatMap(({ id, outcome }) => (outcome === 'not-exercised' ? [] : id)));
  const leftOut = new Set(report.cells.filter(isLeftOut).map(({ id }) => id));
  const isSamePart = report.run.part === before.run.part;
  // Otherwise what proves a cell need not be what found the defect in it.
  const isWhole = isSamePart && report.run.interrupted === null;
  const members = Map.groupBy(before.violations, ({ defect }) => defect);
  const gone = before.defects.flatMap((defect) => {
    const found = members.get(defect.id) ?? [];
    const isFound = found.some((violation) =>
      states.get(place(violation))?.failures.some(({ check }) => check === violation.check),
    );
    if (defect.level !== 'MUST' || isFound) return [];
    const isAgain = ({ cell, scenario }: Violation): boolean =>
      isWhole && cell !== null ? isTested(states.get(cell)) : ran.has(scenario);
    return { defect, found, isFixed: found.every(isAgain) };
  });
  const shown = ({ defect: { title, check, operations } }: (typeof gone)[number]): EarlierDefect => ({
    title,
    check,
    operations,
  });
  return {
    fixed: gone.filter(({ isFixed }) => isFixed).map(shown),
    notTested: gone
      // Nobody asked for the others.
      .filter(
        ({ isFixed, found }) => !isFixed && isSamePart && !found.every(({ cell }) => leftOut.has(cell ?? '')),
      )
      .map(shown),
  };
}

function changedCells(report: Report, before: Report): Pick<ReportedSince, 'won' | 'lost'> {
  const proven = new Set(before.cells.filter(isProven).map(({ id }) => id));
  const now = new Map(report.cells.map((cell) => [cell.id, cell]));
  return {
    won: report.cells.flatMap((cell) => (isProven(cell) && !proven.has(cell.id) ? cell.id : [])),
    lost: [...proven].flatMap((cell) => {
      const is = now.get(cell);
      if (!is) return { cell, reason: 'the document has no such cell any more' };
      const { verdict } = is;
      return verdict.kind === 'conformant' || isLeftOut(is) ? [] : { cell, reason: verdict.reason };
    }),
  };
}

function isProven({ verdict }: ReportedCell): boolean {
  return verdict.kind === 'conformant';
}

function isLeftOut({ verdict }: ReportedCell): boolean {
  return verdict.kind === 'not-exercised' && verdict.because === 'excluded';
}

/** What differs between two runs besides their verdicts, and may explain them. */
function besides({ run }: Report, { run: before }: Report): string[] {
  const [now, then] = [run.document, before.document];
  const sentences: readonly (string | false)[] = [
    now.title !== then.title && `That report is about ${then.title}.`,
    now.title === then.title &&
      now.sha256 !== then.sha256 &&
      `The document has changed${now.version === then.version ? '' : ` from version ${then.version} to ${now.version}`}.`,
    !isSameTarget(run.target, before.target) &&
      `The target was ${before.target.container ?? before.target.url}.`,
    run.target.auth !== before.target.auth && `Credentials came from ${before.target.auth}.`,
    run.selection !== before.selection &&
      `The part that was run was ${before.selection === null ? 'everything' : before.selection}.`,
    before.interrupted !== null && `That run ended early: ${before.interrupted}.`,
    run.assay !== before.assay && `That report was written by Assay ${before.assay}.`,
  ];
  return sentences.filter((sentence) => sentence !== false);
}
