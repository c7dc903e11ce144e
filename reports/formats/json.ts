import type { Report } from '../../harness/report/report.ts';

/** The report itself: indented at the top, one line for each cell, exchange and so on, so that it can be searched. */
export function renderJson(report: Report): string {
  const members = Object.entries(report).map(([name, value]) => `  ${JSON.stringify(name)}: ${shown(value)}`);
  return `{\n${members.join(',\n')}\n}\n`;
}

function shown(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  if (value.length === 0) return '[]';
  return `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
}
