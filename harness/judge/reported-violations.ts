import type { Violation } from '../report/defects.ts';
import type { JudgedPlan } from './judged-plan.ts';
import type { Wrong } from './violations.ts';

/** What is wrong, with the number and the defect that the report gives it, in the same order. */
export function reportedViolations(
  { cells }: JudgedPlan,
  all: readonly Wrong[],
  defectOf: ReadonlyMap<Wrong, string>,
): readonly Violation[] {
  const ledger = new Set(cells.map(({ cell }) => cell.id));
  return all.map((wrong, index) => {
    const { level, check, cell, message, place, schema, judged } = wrong;
    const { id: exchange, operation, scenario } = judged.exchange;
    return {
      id: `v${index + 1}`,
      level,
      check,
      // A request outside the document is answered, and has no cell.
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
