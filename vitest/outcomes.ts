import type { Violation } from '../harness/report/defects.ts';
import type { ReportedScenario } from '../harness/report/evidence.ts';
import type { ReportedCell } from '../harness/report/ledger.ts';
import type { Report } from '../harness/report/report.ts';
import { refusal, refusedTerms } from '../reports/parts/gate.ts';
import { allKnown, excuses, nameOf, staleEntries } from '../reports/parts/known.ts';
import { type DefectTests, defectLines, defectsOf, titleOf } from './defect-tests.ts';

/** How a test ends. */
export type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'skipped'; readonly reason: string };

const passed: Outcome = { kind: 'passed' };

/** A test, by a name that no other has, and what has been told of defects. */
interface Teller {
  readonly test: string;
  readonly defects: DefectTests;
}

/** How the test of a scenario ends. One that did not run says why. */
export function outcomeOfScenario(report: Report, id: string, defects: DefectTests): Outcome {
  const scenario = report.scenarios.find((each) => each.id === id);
  if (!scenario)
    return { kind: 'skipped', reason: report.run.interrupted ?? 'another scenario proved its cell' };
  switch (scenario.outcome) {
    case 'passed':
      return passed;
    case 'not-exercised':
      return { kind: 'skipped', reason: scenario.reason ?? 'it was not exercised' };
    case 'violated':
      return outcomeOf(report, violationsOf(report, scenario), { test: id, defects });
  }
}

/** How the test of a cell ends. */
export function outcomeOfCell(report: Report, id: string, defects: DefectTests): Outcome {
  const cell = report.cells.find((each) => each.id === id);
  if (!cell) return { kind: 'skipped', reason: 'it is not in the report' };
  const { verdict } = cell;
  switch (verdict.kind) {
    case 'conformant':
      return passed;
    case 'not-exercised':
      return { kind: 'skipped', reason: verdict.reason };
    case 'violating':
      return outcomeOf(report, violationsAt(report, cell), { test: id, defects });
  }
}

/** How the test of the list of known violations ends. */
export function outcomeOfList(report: Report): Outcome {
  const lines = staleEntries(report).map((entry) => `${entry.place} ${nameOf(entry)}: ${entry.why}`);
  return lines.length === 0
    ? passed
    : { kind: 'failed', message: ['Delete the stale entries:', ...lines].join('\n  ') };
}

/** How the test of the gate ends. */
export function outcomeOfGate({ gate = [] }: Report): Outcome {
  const refused = refusedTerms(gate).map(refusal);
  return refused.length === 0
    ? passed
    : { kind: 'failed', message: ['Gate failed:', ...refused].join('\n  ') };
}

/**
 * A defect fails the first test that meets it; the others refer to that one, and are skipped. What is listed as known is
 * skipped with its reason.
 */
function outcomeOf(report: Report, found: readonly Violation[], { test, defects }: Teller): Outcome {
  if (allKnown(found)) return { kind: 'skipped', reason: excuses(report)(found) };
  const news = found.filter(({ known }) => known === undefined);
  const { own, others } = defects.meet(defectsOf(news), test);
  const elsewhere = [...others].map(
    ([id, teller]) => `violates: ${titleOf(report, id)}; told by "${teller}"`,
  );
  return own.length === 0
    ? { kind: 'skipped', reason: elsewhere.join('; ') }
    : { kind: 'failed', message: own.flatMap((id) => defectLines(report, id, news)).join('\n') };
}

/** How the test of the run as a whole ends: where nothing can be concluded, green tests would be green by accident. */
export function outcomeOfRun({ result, summary }: Report): Outcome {
  return result === 'inconclusive'
    ? { kind: 'failed', message: `The result is inconclusive. ${summary}` }
    : passed;
}

/** How the test of the clean-up ends. What the target has no way to remove is nobody's fault. */
export function outcomeOfCleanUp({ cleanUp: { left } }: Report): Outcome {
  const lines = left.map(({ path, why }) => `${path}: ${why}`);
  if (lines.length === 0) return passed;
  return left.every(({ forGood }) => forGood)
    ? { kind: 'skipped', reason: `cannot be removed: ${lines.join(', ')}` }
    : { kind: 'failed', message: ['Left behind on the target:', ...lines].join('\n  ') };
}

function violationsOf({ violations }: Report, { id }: ReportedScenario): Violation[] {
  return violations.filter(({ scenario, level }) => scenario === id && level === 'MUST');
}

function violationsAt({ violations }: Report, { id }: ReportedCell): Violation[] {
  return violations.filter(({ cell, level }) => cell === id && level === 'MUST');
}
