import type { JudgedExchange } from '../model/judged-exchange.ts';
import type { Reason } from '../model/reason.ts';
import { unjudgeable } from '../model/unjudgeable.ts';
import type { Violation } from '../report/defects.ts';
import type { ReportedCell, Verdict } from '../report/ledger.ts';
import type { RunResult } from '../run/run.ts';
import type { UncoveredRequirement } from './coverage.ts';
import { isAlwaysEmpty, itemsNotSeen } from './items-not-seen.ts';
import type { JudgedCell, JudgedPlan } from './judged-plan.ts';
import { type CellVerdict, judgeCell } from './verdict.ts';
import { countsAt, landedCell, type Wrong } from './violations.ts';

/** Every cell of the plan with its verdict, and as the report shows it, in the order of the document. */
export function judgeCells(
  plan: JudgedPlan,
  result: RunResult,
  violations: readonly Violation[],
  /** What the violations were made from, in the same order. */
  all: readonly Wrong[],
  /** Why some cells cannot be judged, by their ids. */
  impossible: ReadonlyMap<string, Reason>,
  requirements: readonly UncoveredRequirement[],
): readonly { readonly verdict: CellVerdict; readonly cell: ReportedCell }[] {
  const landings = Map.groupBy(result.exchanges, (judged) => landedCell(judged) ?? '');
  const against = Map.groupBy(violations, (_, index) => countsAt(all[index]) ?? '');
  const ran = new Set(result.scenarios.map(({ id }) => id));
  return plan.cells.map((planned) => {
    const { id } = planned.cell;
    const landed = landings.get(id) ?? [];
    const wrong = against.get(id) ?? [];
    const must = wrong.filter(({ level }) => level === 'MUST').map(({ message }) => message);
    const impossibility = impossible.get(id) ?? unjudgeable(planned.cell);
    const verdict: CellVerdict =
      impossibility && must.length === 0
        ? { kind: 'not-exercised', reason: impossibility }
        : judgeCell(planned, landed, must, result);
    const touching = requirements.filter(({ cells }) => cells.includes(id));
    return { verdict, cell: reportedCell(planned, verdict, landed, wrong, touching, ran) };
  });
}

function reportedCell(
  { cell, scenarios }: JudgedCell,
  verdict: CellVerdict,
  landed: readonly JudgedExchange[],
  violations: readonly Violation[],
  requirements: readonly { readonly id: string }[],
  ran: ReadonlySet<string>,
): ReportedCell {
  const { operation, response } = cell;
  const proofs = verdict.kind === 'conformant' ? verdict.proofs : [];
  const ids = [...proofs, ...landed].map(({ exchange }) => exchange.id);
  return {
    id: cell.id,
    operation: operation.key,
    status: response.status,
    summary: operation.summary,
    tag: operation.tags[0] ?? '',
    documentedIn: response.documentedIn,
    verdict: shown(verdict),
    evidence: verdict.kind === 'conformant' ? verdict.evidence : null,
    exchanges: [...new Set(ids)],
    scenarios: scenarios.map(({ id }) => id).filter((id) => ran.has(id)),
    violations: violations.map(({ id }) => id),
    requirements: requirements.map(({ id }) => id),
    ...(verdict.kind === 'conformant' && isAlwaysEmpty(operation, landed) && { note: itemsNotSeen }),
  };
}

function shown(verdict: CellVerdict): Verdict {
  switch (verdict.kind) {
    case 'conformant':
      return { kind: 'conformant' };
    case 'violating':
      return { kind: 'violating', reason: verdict.sentence };
    case 'not-exercised':
      return { kind: 'not-exercised', reason: verdict.reason.sentence, because: verdict.reason.kind };
  }
}
