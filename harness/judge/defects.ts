import { pageOf } from '../model/documentation-page.ts';
import type { Defect } from '../report/defects.ts';
import { strategies } from '../strategies/strategies.ts';
import type { Wrong } from './violations.ts';

/** Violations that look like one mistake of the server, together; the ones that reach furthest first. */
export function clustered(all: readonly Wrong[]): {
  readonly defects: readonly Defect[];
  readonly defectOf: ReadonlyMap<Wrong, string>;
} {
  const groups = [...Map.groupBy(all, cause).values()].sort(byReach);
  const defectOf = new Map<Wrong, string>();
  const defects = groups.flatMap((group, index) => {
    const [first] = group;
    if (!first) return [];
    const id = `d${index + 1}`;
    for (const wrong of group) defectOf.set(wrong, id);
    return [defect(id, first, group)];
  });
  return { defects, defectOf };
}

/**
 * What two violations share when one mistake explains both: the check and what it says. A missed aim says little by
 * itself, so that the way in which it was aimed at counts too.
 */
function cause({ level, check, message, place, suite }: Wrong): string {
  const shape = place?.replaceAll(/\/\d+(?=\/|$)/g, '/*') ?? '';
  return JSON.stringify([level, check, message, shape, check === 'status-as-aimed' ? suite : '']);
}

function byReach(a: readonly Wrong[], b: readonly Wrong[]): number {
  const weight = (group: readonly Wrong[]) => (group[0]?.level === 'MUST' ? 1 : 0);
  return weight(b) - weight(a) || operationsOf(b).length - operationsOf(a).length || b.length - a.length;
}

function defect(id: string, { level, check, message, place, suite }: Wrong, group: readonly Wrong[]): Defect {
  const where = place === undefined || message.includes(place) ? '' : ` (${place})`;
  const how = check === 'status-as-aimed' ? `${suite}: ` : '';
  return {
    id,
    level,
    check,
    title: `${how}${message}${where}`,
    violations: group.length,
    cells: distinct(group.flatMap(({ cell }) => cell ?? [])),
    operations: operationsOf(group),
    page: pageAbout(check, suite),
  };
}

/** A missed aim is explained by the strategy that aimed. */
function pageAbout(check: string, suite: string): string {
  const isPlanned = check === 'status-as-aimed' && strategies.some(({ id }) => id === suite);
  return isPlanned ? pageOf('strategies', suite) : pageOf('checks', check);
}

function operationsOf(group: readonly Wrong[]): string[] {
  return distinct(group.map(({ judged }) => judged.exchange.operation.key));
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
