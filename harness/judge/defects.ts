import { pageOf } from '../model/documentation-page.ts';
import type { Defect } from '../report/defects.ts';
import { strategies } from '../strategies/strategies.ts';
import { withoutRest } from '../transport/bounded-flaws.ts';
import { kindOf, rankOf, sentenceOf } from './defect-kind.ts';
import { aimCheck, type Wrong } from './violations.ts';

/** Violations that look like one mistake of the server, together; those that mean the worst first, then those that reach furthest. */
export function clustered(all: readonly Wrong[]): {
  readonly defects: readonly Defect[];
  readonly defectOf: ReadonlyMap<Wrong, string>;
} {
  const groups = ofSameAnswers([...Map.groupBy(all, causeIn(all)).values()]).sort(byMeaning);
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

/** A status that is not documented misses its aim too: where both were found in one answer, that it is not is the cause. */
function causeIn(all: readonly Wrong[]): (wrong: Wrong) => string {
  const undeclared = new Map(
    all
      .filter(({ check }) => check === 'status-declared')
      .map((wrong) => [wrong.judged.exchange.id, cause(wrong)]),
  );
  return (wrong) =>
    (wrong.check === 'status-as-aimed' ? undeclared.get(wrong.judged.exchange.id) : undefined) ??
    cause(wrong);
}

/**
 * What two violations share when one mistake explains both: the check and what it says. A missed aim says little by
 * itself, so that the way in which it was aimed at counts too.
 */
function cause({ level, check, message, place, suite }: Wrong): string {
  const shape = place?.replaceAll(/\/\d+(?=\/|$)/g, '/*') ?? '';
  const aim = check === aimCheck ? suite : '';
  return JSON.stringify([level, check, withoutNames(message), shape, aim]);
}

/** A message without what differs from one resource, one item or one list to the next. */
function withoutNames(message: string): string {
  return withoutRest(message)
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '…')
    .replaceAll(/\[\d+\]/g, '[*]')
    .replaceAll(/\/\d+(?=[/\s,;:.]|$)/g, '/*');
}

/**
 * Groups that were found in the very same answers, joined: a status that is not documented misses its aim too, and a body
 * of another kind breaks its schema in several places.
 */
function ofSameAnswers(groups: readonly Wrong[][]): Wrong[][] {
  const answers = (group: readonly Wrong[]): string =>
    JSON.stringify([
      group[0]?.level,
      aspectOf(group[0]),
      distinct(group.map(({ judged }) => judged.exchange.id)),
    ]);
  return [...Map.groupBy(groups, answers).values()].map((same) => same.flat());
}

/** A header that is not there is missed by what looks for it, and by the schema. */
function aspectOf(wrong: Wrong | undefined): string | undefined {
  if (!wrong) return undefined;
  const { check, place } = wrong;
  if (statusChecks.has(check)) return 'status';
  return place !== undefined && kindOf(wrong) === 'headers' ? `the header ${place.toLowerCase()}` : check;
}

const statusChecks: ReadonlySet<string> = new Set(['status-declared', 'status-as-aimed']);

function byMeaning(a: readonly Wrong[], b: readonly Wrong[]): number {
  const weight = (group: readonly Wrong[]) => (group[0]?.level === 'MUST' ? 1 : 0);
  const rank = (group: readonly Wrong[]) => (group[0] ? rankOf(kindOf(group[0])) : 0);
  return (
    weight(b) - weight(a) ||
    rank(a) - rank(b) ||
    operationsOf(b).length - operationsOf(a).length ||
    b.length - a.length
  );
}

function defect(id: string, first: Wrong, group: readonly Wrong[]): Defect {
  const { level, check, message, place, suite } = first;
  const kind = kindOf(first);
  const operations = operationsOf(group);
  const where = place === undefined || message.includes(place) ? '' : ` (${place})`;
  const how = check === 'status-as-aimed' ? `${suite}: ` : '';
  return {
    id,
    level,
    check,
    title: `${how}${message}${where}${moreIn(group)}`,
    kind,
    sentence: sentenceOf(first, { kind, operations: operations.length }),
    violations: group.length,
    cells: distinct(group.flatMap(({ cell }) => cell ?? [])),
    operations,
    page: pageAbout(check, suite),
  };
}

/** What else the same answers break, counted; the first stands for it. */
function moreIn(group: readonly Wrong[]): string {
  const others = new Set(group.map(cause)).size - 1;
  return others > 0
    ? ` (and ${others} more in the same ${group.length > others + 1 ? 'responses' : 'response'})`
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
