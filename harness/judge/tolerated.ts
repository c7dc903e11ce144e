import { cellId } from '../../contract/operations/operation.ts';
import type { ToleranceName } from '../model/tolerance.ts';
import type { ReportedTolerance } from '../report/tolerance.ts';
import type { RunResult } from '../run/run.ts';
import type { Wrong } from './violations.ts';

/** One thing that a tolerance excused. */
interface Use {
  readonly kind: 'status' | 'advice';
  readonly tolerance: ToleranceName;
  /** Undefined where the document has no such cell. */
  readonly cell: string | undefined;
}

/**
 * What was tolerated and how often, the most frequent first: other statuses, then findings that became advisories, then
 * that for which the document asks for less (`lessAsked`). Pure.
 */
export function tolerated(
  { exchanges, excuses }: Pick<RunResult, 'exchanges' | 'excuses'>,
  wrongs: readonly Wrong[],
  lessAsked: readonly ToleranceName[],
): ReportedTolerance[] {
  const statuses = exchanges.flatMap(({ exchange: { id, operation, purpose } }): Use[] => {
    const tolerance = excuses.get(id)?.tolerance;
    return tolerance ? [{ kind: 'status', tolerance, cell: cellId(operation.key, purpose.expected) }] : [];
  });
  const advice = wrongs.flatMap(({ tolerance, cell }): Use[] =>
    tolerance ? [{ kind: 'advice', tolerance, cell }] : [],
  );
  const shapes = lessAsked.map(
    ({ id, why }): ReportedTolerance => ({ id, why, kind: 'shape', times: null, cells: [] }),
  );
  return [...counted(statuses), ...counted(advice), ...shapes];
}

function counted(uses: readonly Use[]): ReportedTolerance[] {
  const groups = [...Map.groupBy(uses, ({ tolerance: { id, why } }) => `${id}: ${why}`).values()];
  return groups
    .sort((one, other) => other.length - one.length)
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const { kind, tolerance } = first;
      const cells = [...new Set(group.flatMap(({ cell }) => cell ?? []))];
      return [{ id: tolerance.id, why: tolerance.why, kind, times: group.length, cells }];
    });
}
