import { pageOf } from '../model/documentation-page.ts';
import type { Defect } from '../report/defects.ts';
import { strategies } from '../strategies/strategies.ts';
import type { Wrong } from './violations.ts';

/** Violations that look like one mistake of the server, together; failures first, then what reaches furthest. */
export function clustered(all: readonly Wrong[]): {
  readonly defects: readonly Defect[];
  readonly defectOf: ReadonlyMap<Wrong, string>;
} {
  const groups = ofSameAnswers([...Map.groupBy(all, causeIn(all)).values()]).sort(byGravity);
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
  const said = message.replaceAll(/\[\d+\]/g, '[*]');
  return JSON.stringify([level, check, said, shape, check === 'status-as-aimed' ? suite : '']);
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

/** What an engineer looks at first: a server that fails, then one that tells what nobody should know. */
const gravest: readonly ReadonlySet<string>[] = [
  new Set(['answered', 'no-server-error']),
  new Set(['no-internals', 'no-echoed-credentials', 'no-write-only-members']),
];

/** What is only about the header section of answers that are right otherwise. */
const lightest: ReadonlySet<string> = new Set(['www-authenticate', 'rate-limit-headers']);

function byGravity(a: readonly Wrong[], b: readonly Wrong[]): number {
  const weight = (group: readonly Wrong[]) => (group[0]?.level === 'MUST' ? 1 : 0);
  return (
    weight(b) - weight(a) ||
    gravityOf(a) - gravityOf(b) ||
    operationsOf(b).length - operationsOf(a).length ||
    b.length - a.length
  );
}

function gravityOf([first]: readonly Wrong[]): number {
  const check = first?.check ?? '';
  const grave = gravest.findIndex((checks) => checks.has(check));
  if (grave >= 0) return grave;
  return lightest.has(check) ? gravest.length + 1 : gravest.length;
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
