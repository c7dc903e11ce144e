import type { Report } from '../../harness/report/report.ts';
import { exchangeLines } from '../parts/exchange-lines.ts';
import { plural } from '../parts/figures.ts';

/** What was said in one scenario, for the terminal: an exchange a block, and beneath it what is wrong with it. */
export function renderReplay(report: Report, id: string): string {
  const scenario = report.scenarios.find((each) => each.id === id);
  if (!scenario) return `${id} did not run: ${report.run.interrupted ?? 'the reason is not known'}\n`;
  const exchanges = report.exchanges.filter((exchange) => exchange.scenario === id);
  const against = Map.groupBy(report.violations, ({ exchange }) => exchange);
  const must = report.violations.filter((each) => each.scenario === id && each.level === 'MUST').length;
  const outcomes = {
    passed: 'PASSED',
    violated: `VIOLATED: ${plural(must, 'violation')}`,
    'not-exercised': `NOT EXERCISED: ${scenario.reason}`,
  };
  const lines = [
    scenario.id,
    `${scenario.title}.`,
    ...(scenario.requirements.length > 0 ? [`It tests ${scenario.requirements.join(', ')}.`] : []),
    '',
    ...exchanges.flatMap((exchange) => [...exchangeLines(exchange, against.get(exchange.id) ?? []), '']),
    outcomes[scenario.outcome],
  ];
  return `${lines.join('\n')}\n`;
}
