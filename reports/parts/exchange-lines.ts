import type { Violation } from '../../harness/report/defects.ts';
import type { ReportedExchange } from '../../harness/report/evidence.ts';
import { senderOf } from './sender-name.ts';

/** An exchange in lines: what was asked and as whom, what was returned, and what is wrong with it. */
export function exchangeLines(
  exchange: ReportedExchange,
  violations: readonly Violation[],
): readonly string[] {
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
