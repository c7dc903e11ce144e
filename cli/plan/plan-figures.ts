import type { Forecast } from '../../harness/plan/evidence-forecast.ts';
import type { PlannedCell } from '../../harness/plan/plan.ts';

const labels: Readonly<Record<Forecast, string>> = {
  certain: 'a real server, which must return that status',
  tried: 'a real server, which may return that status; another status is no violation',
  injected: 'a server with the fault protocol',
  forced: 'a mock that returns the response on request',
  unknown: 'no known way',
};

/** How many cells can be tested on a real server, whatever the target of this plan is. */
export function planFigures(cells: readonly PlannedCell[]): string {
  const rows = (Object.keys(labels) as Forecast[])
    .map((reach) => ({ reach, count: cells.filter((cell) => cell.reach === reach).length }))
    .filter(({ count }) => count > 0);
  const width = Math.max(0, ...rows.map(({ count }) => figure(count).length));
  const lines = rows.map(({ reach, count }) => `  ${figure(count).padStart(width)}  ${labels[reach]}`);
  return ['Cells by what is needed to test them:', ...lines, ...share(cells)].join('\n');
}

function share(cells: readonly PlannedCell[]): string[] {
  const due = cells.filter(({ cell }) => !/^5|^429$/.test(cell.response.status));
  if (due.length === 0) return [];
  const reached = due.filter(({ reach }) => reach === 'certain' || reach === 'tried').length;
  const percent = Math.floor((reached / due.length) * 1000) / 10;
  return [
    `${percent} % of the ${figure(due.length)} cells that are neither 429 nor 5xx can be tested on a real server.`,
  ];
}

function figure(count: number): string {
  return count.toLocaleString('en');
}
