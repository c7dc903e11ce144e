import type { Defect } from '../../harness/report/defects.ts';
import type { Report } from '../../harness/report/report.ts';

/** What was to hold, where every scenario that saw a defect shows the same; undefined where they show several things. */
export function titleOfAll(
  { violations, scenarios }: Pick<Report, 'violations' | 'scenarios'>,
  { id }: Pick<Defect, 'id'>,
): string | undefined {
  const seenIn = new Set(violations.filter(({ defect }) => defect === id).map(({ scenario }) => scenario));
  const titles = new Set(scenarios.filter((scenario) => seenIn.has(scenario.id)).map(({ title }) => title));
  const [title] = titles;
  return titles.size === 1 ? title : undefined;
}
