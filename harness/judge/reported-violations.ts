import type { Defect, Violation } from '../report/defects.ts';
import type { JudgedPlan } from './judged-plan.ts';
import type { Wrong } from './violations.ts';

/** What is wrong, with the number and the defect that the report gives it, in the same order. */
export function reportedViolations(
  plan: JudgedPlan,
  all: readonly Wrong[],
  defectOf: ReadonlyMap<Wrong, string>,
): readonly Violation[] {
  const ledger = ledgerOf(plan);
  return all.map((wrong, index) => {
    const { level, check, cell, message, place, schema, judged } = wrong;
    const { id: exchange, operation, scenario } = judged.exchange;
    return {
      id: `v${index + 1}`,
      level,
      check,
      cell: cell !== undefined && ledger.has(cell) ? cell : null,
      operation: operation.key,
      exchange,
      scenario,
      message,
      place: place ?? null,
      defect: defectOf.get(wrong) ?? '',
      ...(schema !== undefined && { schema }),
    };
  });
}

/** What is wrong, with the cells that the report has. */
export function reportedDefects(plan: JudgedPlan, defects: readonly Defect[]): readonly Defect[] {
  const ledger = ledgerOf(plan);
  return defects.map((defect) => ({ ...defect, cells: defect.cells.filter((cell) => ledger.has(cell)) }));
}

/** The cells of the report. A request outside the document is answered, and has none. */
function ledgerOf({ cells }: JudgedPlan): ReadonlySet<string> {
  return new Set(cells.map(({ cell }) => cell.id));
}
