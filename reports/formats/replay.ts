import type { Violation } from '../../harness/report/defects.ts';
import type { ReportedExchange } from '../../harness/report/evidence.ts';
import type { Report } from '../../harness/report/report.ts';
import { plural } from '../parts/figures.ts';
import { senderOf } from '../parts/sender-name.ts';

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
    ...exchanges.flatMap((exchange) => [...told(exchange, against.get(exchange.id) ?? []), '']),
    outcomes[scenario.outcome],
  ];
  return `${lines.join('\n')}\n`;
}

function told(exchange: ReportedExchange, violations: readonly Violation[]): string[] {
  const { step, why, request, response, expected, landed, evidence, milliseconds } = exchange;
  const met = landed === expected ? 'as expected' : `expected ${expected}`;
  const how = evidence === 'provoked' ? '' : `, ${evidence}`;
  return [
    `${step}: ${why}`,
    `  ${request.method} ${request.target}  as ${senderOf(exchange)}`,
    ...bodyLines('>', request.body ?? '', request.bodyLeftOut),
    `  ${response.status === 0 ? 'no response,' : response.status} ${met}${how}, ${milliseconds} ms`,
    ...bodyLines('<', response.body, response.bodyLeftOut),
    ...violations.map(({ level, check, message, place }) => {
      const where = place === null || message.includes(place) ? '' : ` (${place})`;
      return `  ${level === 'MUST' ? 'VIOLATION' : 'advisory'}  ${check}: ${message}${where}`;
    }),
  ];
}

const longest = 400;

/** A body in one line, cut where it gets long; the report has more of it. */
function bodyLines(mark: string, body: string, leftOut = 0): string[] {
  if (body === '') return [];
  const line = body.replaceAll(/\s*[\r\n]+\s*/g, ' ');
  const rest = Math.max(line.length - longest, 0) + leftOut;
  return [`  ${mark} ${line.slice(0, longest)}${rest > 0 ? `… (${rest} more)` : ''}`];
}
