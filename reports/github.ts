import type { Defect, Report } from '../harness/report.ts';

/** GitHub shows so many annotations of one kind for a step, and drops the rest without a word. */
const shown = 10;

/**
 * Annotations of a workflow of GitHub, one for each defect, the widest first ("Workflow commands for GitHub Actions" in
 * its documentation). To be printed, not to be kept: the page shows what is printed.
 */
export function renderGithub({ defects, findings, summary, result }: Report): string {
  const must = defects.filter(({ level }) => level === 'MUST');
  const should = defects.filter(({ level }) => level === 'SHOULD');
  const lines = [
    ...annotations('error', must),
    ...annotations('warning', should),
    ...(findings.length === 0
      ? []
      : [command('notice', 'Document', `${findings.length} findings about the document itself`)]),
    command('notice', result, summary),
  ];
  return `${lines.join('\n')}\n`;
}

function annotations(kind: 'error' | 'warning', defects: readonly Defect[]): readonly string[] {
  const rest = defects.length - shown;
  const first = rest > 0 ? defects.slice(0, shown - 1) : defects;
  const lines = first.map(({ title, check, violations, operations }) => {
    const [operation = ''] = operations;
    const more = operations.length > 1 ? ` and ${operations.length - 1} more` : '';
    return command(
      kind,
      `${check}: ${title}`,
      `${operation}${more}; ${violations} ${violations === 1 ? 'violation' : 'violations'}`,
    );
  });
  return rest > 0 ? [...lines, command(kind, `${rest + 1} more`, 'The report shows all of them')] : lines;
}

/** "::error title=…::…" */
function command(kind: 'error' | 'warning' | 'notice', title: string, message: string): string {
  return `::${kind} title=${escaped(title).replaceAll(':', '%3A').replaceAll(',', '%2C')}::${escaped(message)}`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
