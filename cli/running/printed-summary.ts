import { isAgent } from 'std-env';
import type { Report } from '../../harness/report/report.ts';
import { renderAgent } from '../../reports/formats/agent.ts';
import { renderText } from '../../reports/formats/text.ts';

/**
 * What a run prints about a report: the format that was asked for by its name, `text` before `agent`; otherwise what
 * suits the reader, a coding agent or people.
 */
export function printedSummary(report: Report, asked: readonly string[], byAgent = isAgent): string {
  if (asked.includes('text')) return renderText(report);
  return asked.includes('agent') || byAgent ? renderAgent(report) : renderText(report);
}
