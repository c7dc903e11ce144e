import { isElsewhere, operationServedAt, placeText } from '../../contract/servers.ts';
import type { Plan } from './plan.ts';

/** The part of a plan for an instance: without the cells of operations that the document serves elsewhere. */
export function withoutElsewhere(plan: Plan): Plan {
  const { contract } = plan.known;
  const elsewhere = new Set(contract.operations.filter((operation) => isElsewhere(contract, operation)));
  if (elsewhere.size === 0) return plan;
  const cells = plan.cells.map((planned) => {
    const { operation } = planned.cell;
    if (!elsewhere.has(operation)) return planned;
    const place = operationServedAt(contract, operation).map(placeText).join(' and ');
    const sentence = `the document serves ${operation.key} at ${place}, not at the target; it is not tested`;
    return { ...planned, scenarios: [], reason: { kind: 'not-provocable', sentence } as const };
  });
  const gone = new Set([...elsewhere].map(({ key }) => key));
  const isKept = ({ cell }: { readonly cell?: string | undefined }): boolean =>
    cell === undefined || !gone.has(cell.slice(0, cell.lastIndexOf(' ')));
  return { ...plan, cells, scenarios: plan.scenarios.filter(isKept) };
}
