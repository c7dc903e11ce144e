import { closestMatch } from 'leven';
import type { ScenarioOutline } from '../../harness/model/scenario.ts';
import type { Plan, PlannedCell } from '../../harness/plan/plan.ts';
import { narrowed } from '../../harness/plan/selection.ts';
import { UserError } from '../user-error.ts';
import { partAsked, type SelectionFlags } from './part.ts';

/**
 * The part of a plan that the flags ask for; all of it if they ask for nothing. A cell may be named as in the version of the
 * target, or as in our document. Throws a UserError if nothing is left, and for what is not known.
 */
export function select(plan: Plan, flags: SelectionFlags): Plan {
  const { grep, suite = [], cell = [], replay } = flags;
  if (replay !== undefined) {
    if (grep !== undefined || suite.length + cell.length > 0)
      throw new UserError('--replay runs one scenario; leave out --grep, --suite and --cell');
    return onlyScenario(plan, replay, flags.readOnly ?? false);
  }
  for (const name of suite) expectSuite(plan, name);
  const cells = cell.map((id) => cellNamed(plan, id));
  expectAim(cell, cells);
  const asked = partAsked(flags);
  if (asked === undefined) return plan;
  const takes = (scenario: ScenarioOutline): boolean =>
    (grep === undefined || mentions(scenario, grep)) &&
    (suite.length === 0 || suite.includes(scenario.suite)) &&
    (cell.length === 0 || cells.some((planned) => planned.cell.id === scenario.cell));
  if (!plan.scenarios.some(takes)) {
    const leftOut = plan.leftOut.find(({ scenario }) => takes(scenario));
    if (leftOut)
      throw new UserError(`no scenario of ${asked} can run on this target: ${leftOut.reason.sentence}`);
    throw new UserError(
      `${asked} matches none of the ${plan.scenarios.length} scenarios; the suites are ${suitesOf(plan).join(', ')}, and assay plan --format json shows every id and title`,
    );
  }
  return narrowed(plan, { asked, takes });
}

function mentions({ id, title }: ScenarioOutline, text: string): boolean {
  return `${id}\n${title}`.toLowerCase().includes(text.toLowerCase());
}

function suitesOf({ scenarios }: Plan): string[] {
  return [...new Set(scenarios.map(({ suite }) => suite))];
}

/** What is left out on this target is known all the same: whoever asks for several suites gets those that there are. */
function expectSuite(plan: Plan, name: string): void {
  const suites = suitesOf(plan);
  if (!suites.includes(name) && !plan.leftOut.some(({ scenario }) => scenario.suite === name))
    throw new UserError(`--suite ${name} is not known on this target; use ${suites.join(', ')}`);
}

/** A cell by its id. Throws a UserError that says what there is. */
function cellNamed({ cells, profile: { ours } }: Plan, id: string): PlannedCell {
  const named = cells.find(({ cell }) => cell.id === id || ours?.(cell.id) === id);
  if (named) return named;
  const operation = id.slice(0, id.lastIndexOf(' '));
  const statuses = cells.filter(({ cell }) => cell.operation.key === operation);
  const nearest = closestMatch(
    id,
    cells.map(({ cell }) => cell.id),
  );
  const help =
    statuses.length > 0
      ? `${operation} has ${statuses.map(({ cell }) => cell.response.status).join(', ')}`
      : `did you mean "${nearest}"?`;
  throw new UserError(`--cell "${id}" is not in the document; ${help}`);
}

/** What nothing aims at is left to the report, which has the reason, unless there is nothing else. */
function expectAim(asked: readonly string[], cells: readonly PlannedCell[]): void {
  const reasons = cells.flatMap(({ reason }, at) =>
    reason ? `--cell "${asked[at]}" on this target: ${reason.sentence}` : [],
  );
  if (cells.length > 0 && reasons.length === cells.length)
    throw new UserError(`no scenario tests ${reasons.join('; nor ')}`);
}

/** One scenario, which then is run whatever has proven its cell. */
function onlyScenario(plan: Plan, id: string, readOnly: boolean): Plan {
  const asked = `--replay "${id}"`;
  const { scenarios, ...rest } = narrowed(plan, { asked, takes: (scenario) => scenario.id === id });
  const [scenario] = scenarios;
  if (scenario) return { ...rest, scenarios: [{ ...scenario, fallback: false }] };
  const left = plan.leftOut.find((each) => each.scenario.id === id);
  if (left) throw new UserError(`${asked} cannot run on this target: ${left.reason.sentence}`);
  if (plan.profile.scenarios.some((each) => each.id === id))
    throw new UserError(`${asked} needs a target with more abilities than this one; try another --target`);
  const what = readOnly ? 'a scenario that a read-only run can send' : 'a scenario';
  throw new UserError(
    `${asked} is not the id of ${what}; take one from a report, or from assay plan --format json`,
  );
}
