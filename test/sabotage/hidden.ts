import type { ReportedCell } from '../../harness/report/ledger.ts';
import type { Report } from '../../harness/report/report.ts';
import { means, type Sabotage } from './sabotage.ts';

/** What is needed of the report of a run against a server that nobody sabotaged. */
export type Shown = Pick<Report, 'cells' | 'scenarios' | 'exchanges' | 'requirements'>;

/**
 * Why nobody can see a sabotage where a run has shown this much: nothing that would catch it was exercised. Undefined where
 * something was.
 */
export function hiddenBecause(sabotage: Sabotage, shown: Shown): string | undefined {
  const { at, seenAt = [], cells: named = [], requirements: ids = [] } = sabotage;
  const touched = [...at, ...seenAt];
  const cells = shown.cells.filter(({ id }) => means(named, id));
  if (cells.some(isProven)) return undefined;
  const requirements = shown.requirements.filter(({ id }) => ids.includes(id));
  const isChecked = requirements.some(({ checks, cells: of }) =>
    shown.cells.some(
      (cell) => checks.length > 0 && of.includes(cell.id) && means(touched, cell.operation) && isProven(cell),
    ),
  );
  if (isChecked) return undefined;
  const stories = shown.scenarios.filter(({ id }) =>
    requirements.some(({ scenarios }) => scenarios.includes(id)),
  );
  const touching = new Set(
    shown.exchanges.filter(({ operation }) => means(touched, operation)).map(({ scenario }) => scenario),
  );
  if (stories.some(({ id, outcome }) => outcome === 'passed' && touching.has(id))) return undefined;
  const reasons = cells.flatMap(({ verdict }) => (verdict.kind === 'not-exercised' ? [verdict.reason] : []));
  return reasons[0] ?? stories.find(({ reason }) => reason !== null)?.reason ?? 'nothing there tests it';
}

function isProven({ verdict }: ReportedCell): boolean {
  return verdict.kind === 'conformant';
}
