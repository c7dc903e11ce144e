import { pageOf } from '../model/documentation-page.ts';
import type { Defect } from '../report/defects.ts';
import { strategies } from '../strategies/strategies.ts';
import type { Wrong } from './violations.ts';

/** Violations that look like one mistake of the server, together; the ones that reach furthest first. */
export function clustered(all: readonly Wrong[]): {
  readonly defects: readonly Defect[];
  readonly defectOf: ReadonlyMap<Wrong, string>;
} {
  const groups = ofSameAnswers([...Map.groupBy(all, cause).values()]).sort(byReach);
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

/**
 * Groups that were found in the very same answers, joined: a status that is not documented misses its aim too, and a body
 * of another kind breaks its schema in several places.
 */
function ofSameAnswers(groups: readonly Wrong[][]): Wrong[][] {
  const answers = (group: readonly Wrong[]): string =>
    JSON.stringify([
      group[0]?.level,
      statusChecks.has(group[0]?.check ?? '') ? 'status' : group[0]?.check,
      distinct(group.map(({ judged }) => judged.exchange.id)),
    ]);
  return [...Map.groupBy(groups, answers).values()].map((same) => same.flat());
}

const statusChecks: ReadonlySet<string> = new Set(['status-declared', 'status-as-aimed']);

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
    title: `${how}${message}${where}${moreIn(group)}`,
    violations: group.length,
    cells: distinct(group.flatMap(({ cell }) => cell ?? [])),
    operations: operationsOf(group),
    page: pageAbout(check, suite),
  };
}

/** What else the same answers break, counted; the first stands for it. */
function moreIn(group: readonly Wrong[]): string {
  const others = new Set(group.map(cause)).size - 1;
  return others > 0
    ? ` (and ${others} more in the same ${group.length > others + 1 ? 'answers' : 'answer'})`
    : '';
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
