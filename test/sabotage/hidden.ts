import type { Ability } from '../../harness/model/target.ts';
import type { ReportedRequirement } from '../../harness/report/document.ts';
import type { ReportedExchange, ReportedScenario } from '../../harness/report/evidence.ts';
import type { ReportedCell } from '../../harness/report/ledger.ts';
import { means, type Sabotage } from './sabotage.ts';

/** What is needed of the report of a run against a server that nobody sabotaged. */
export interface Shown {
  readonly abilities: readonly Ability[];
  readonly cells: readonly Pick<ReportedCell, 'id' | 'operation' | 'verdict'>[];
  readonly scenarios: readonly Pick<ReportedScenario, 'id' | 'outcome' | 'reason'>[];
  readonly exchanges: readonly Pick<ReportedExchange, 'scenario' | 'operation'>[];
  readonly requirements: readonly Pick<ReportedRequirement, 'id' | 'cells' | 'scenarios' | 'checks'>[];
}

/**
 * Why nobody can see a sabotage where a run has shown this much: the target lacks an ability, or nothing that would catch it was exercised. Undefined where
 * something was.
 */
export function hiddenBecause(sabotage: Sabotage, shown: Shown): string | undefined {
  const { at, seenAt = [], cells: named = [], requirements: ids = [], needs = [] } = sabotage;
  const lacking = needs.filter((ability) => !shown.abilities.includes(ability));
  if (lacking.length > 0) return `only a target with the ability ${lacking.join(', ')} shows it`;
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

function isProven({ verdict }: Pick<ReportedCell, 'verdict'>): boolean {
  return verdict.kind === 'conformant';
}
