import type { Report } from '../../harness/report/report.ts';

/** The cells that somebody asked for and that nothing was shown of, each with its reason; empty where there are none. */
export function unprovenSelection({ cells }: Report, asked: readonly string[]): string {
  const lines = cells.flatMap(({ id, verdict }) =>
    verdict.kind === 'not-exercised' && asked.includes(id) ? `  ${id}: ${verdict.reason}` : [],
  );
  return lines.length === 0 ? '' : `\nSelected, but not exercised:\n${lines.join('\n')}\n`;
}
