import type { Profile, ShownBy } from '../model/profile.ts';
import type { ScenarioOutline } from '../model/scenario.ts';
import type { ReportedRequirement } from '../report/document.ts';

/** A requirement with the cells it touches, before anybody knows what shows it. */
export type UncoveredRequirement = Omit<ReportedRequirement, 'scenarios' | 'checks'>;

/** What shows each requirement: scenarios that name it, and what the profile says that generic ones show. */
export function covered(
  requirements: readonly UncoveredRequirement[],
  { shownBy = [] }: Pick<Profile, 'shownBy'>,
  scenarios: readonly ScenarioOutline[],
): ReportedRequirement[] {
  return requirements.map((requirement) => {
    const shown = shownBy.filter((each) => each.requirement.test(requirement.id));
    const cells = new Set(requirement.cells);
    const showing = scenarios.filter(
      (scenario) =>
        scenario.requirements.includes(requirement.id) ||
        (scenario.cell !== undefined && cells.has(scenario.cell) && shown.some((by) => shows(scenario, by))),
    );
    return {
      ...requirement,
      scenarios: showing.map(({ id }) => id),
      checks: [...new Set(shown.flatMap(({ checks = [] }) => checks))],
    };
  });
}

/** Statements that have to hold and that nothing would notice if they did not, though they could be tested. */
export function uncoveredMusts(requirements: readonly ReportedRequirement[]): ReportedRequirement[] {
  return requirements.filter(
    ({ level, notTested, scenarios, checks }) =>
      level === 'MUST' && notTested === null && scenarios.length + checks.length === 0,
  );
}

function shows({ suite }: ScenarioOutline, { cells, strategies = [] }: ShownBy): boolean {
  return cells === true || strategies.includes(suite);
}
