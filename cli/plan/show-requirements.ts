import { uncoveredMusts } from '../../harness/judge/coverage.ts';
import type { ReportedRequirement } from '../../harness/report/document.ts';

type Show = (requirements: readonly ReportedRequirement[]) => string;

/** What shows each requirement, in the formats of `assay plan`. */
export const showRequirements: Readonly<Record<'table' | 'json', Show>> = { table, json };

/** One object a requirement, uncovered MUSTs first. */
function json(requirements: readonly ReportedRequirement[]): string {
  const open = uncoveredMusts(requirements);
  const rows = inOrder(requirements).map((requirement) => {
    const { cells: _, ...rest } = requirement;
    return { ...rest, uncovered: open.includes(requirement) };
  });
  return `${JSON.stringify(rows, null, 2)}\n`;
}

/** A line a requirement, uncovered MUSTs first, and a line that sums up. */
function table(requirements: readonly ReportedRequirement[]): string {
  const rows = inOrder(requirements).map((each) => [each.level, each.id, coverage(each)]);
  const widths = [0, 1].map((column) => Math.max(0, ...rows.map((cells) => cells[column]?.length ?? 0)));
  const lines = rows.map((cells) => cells.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  '));
  return `${[...lines, '', summary(requirements)].join('\n')}\n`;
}

function inOrder(requirements: readonly ReportedRequirement[]): ReportedRequirement[] {
  const open = uncoveredMusts(requirements);
  return [...open, ...requirements.filter((requirement) => !open.includes(requirement))];
}

function coverage({ scenarios, checks, notTested, text }: ReportedRequirement): string {
  const [first] = scenarios;
  const parts = [
    ...(scenarios.length > 1 ? [`${scenarios.length} scenarios, first ${first}`] : scenarios),
    ...(checks.length > 0 ? [`checked by ${checks.join(', ')}`] : []),
  ];
  if (parts.length > 0) return parts.join('; ');
  return notTested === null ? `UNCOVERED: ${text}` : `cannot be tested: ${notTested}`;
}

function summary(requirements: readonly ReportedRequirement[]): string {
  const isShown = ({ scenarios, checks }: ReportedRequirement) => scenarios.length + checks.length > 0;
  const shown = requirements.filter(isShown).length;
  const untestable = requirements.filter((each) => !isShown(each) && each.notTested !== null).length;
  const open = uncoveredMusts(requirements).length;
  return `${requirements.length} requirements: ${shown} covered, ${untestable} cannot be tested, ${open} of level MUST uncovered.`;
}
