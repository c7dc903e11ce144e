import type { Plan } from '../harness/plan.ts';
import type { ScenarioOutline } from '../harness/scenario.ts';
import { narrowed } from '../harness/selection.ts';
import { UserError } from './user-error.ts';

/** What is to be run, as it was typed. Values of one flag are alternatives; different flags narrow each other. */
export interface SelectionFlags {
  readonly grep?: string;
  readonly suite?: readonly string[];
  readonly cell?: readonly string[];
  /** The id of one scenario. */
  readonly replay?: string;
}

/** The part of a plan that the flags ask for; all of it if they ask for nothing. Throws a UserError if that is empty. */
export function select(plan: Plan, { grep, suite = [], cell = [], replay }: SelectionFlags): Plan {
  if (replay !== undefined) {
    if (grep !== undefined || suite.length + cell.length > 0)
      throw new UserError('--replay runs one scenario; leave out --grep, --suite and --cell');
    return onlyScenario(plan, replay);
  }
  for (const name of suite) expectSuite(plan, name);
  for (const id of cell) expectCell(plan, id);
  const asked = [
    ...(grep === undefined ? [] : [`--grep ${grep}`]),
    ...suite.map((name) => `--suite ${name}`),
    ...cell.map((id) => `--cell "${id}"`),
  ].join(' ');
  if (asked === '') return plan;
  const takes = (scenario: ScenarioOutline): boolean =>
    (grep === undefined || mentions(scenario, grep)) &&
    (suite.length === 0 || suite.includes(scenario.suite)) &&
    (cell.length === 0 || cell.includes(scenario.cell ?? ''));
  if (!plan.scenarios.some(takes)) {
    throw new UserError(
      `${asked} matches none of the ${plan.scenarios.length} scenarios; there are ${suitesOf(plan).join(', ')}, and assay plan --format json shows every id and title`,
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

function expectSuite(plan: Plan, name: string): void {
  const suites = suitesOf(plan);
  if (!suites.includes(name))
    throw new UserError(`--suite ${name} is not known on this target; use ${suites.join(', ')}`);
}

function expectCell({ cells }: Plan, id: string): void {
  const planned = cells.find(({ cell }) => cell.id === id);
  if (planned?.reason)
    throw new UserError(`nothing aims at --cell "${id}" on this target: ${planned.reason.sentence}`);
  if (planned) return;
  const operation = id.slice(0, id.lastIndexOf(' '));
  const statuses = cells.filter(({ cell }) => cell.operation.key === operation);
  const help =
    statuses.length > 0
      ? `${operation} has ${statuses.map(({ cell }) => cell.response.status).join(', ')}`
      : 'write it as assay plan does, "GET /pets/{petId} 404"';
  throw new UserError(`--cell "${id}" is not in the document; ${help}`);
}

/** One scenario, which then is run whatever has proven its cell. */
function onlyScenario(plan: Plan, id: string): Plan {
  const asked = `--replay "${id}"`;
  const { scenarios, ...rest } = narrowed(plan, { asked, takes: (scenario) => scenario.id === id });
  const [scenario] = scenarios;
  if (scenario) return { ...rest, scenarios: [{ ...scenario, fallback: false }] };
  if (plan.profile.scenarios.some((each) => each.id === id))
    throw new UserError(`${asked} needs a target that can do more than this one; try another --target`);
  throw new UserError(
    `${asked} is not the id of a scenario; take one from a report, or from assay plan --format json`,
  );
}
