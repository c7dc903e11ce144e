import type { Defect } from '../../harness/report/defects.ts';
import type { Report } from '../../harness/report/report.ts';
import { plural } from '../parts/figures.ts';
import { newDefects } from '../parts/known.ts';
import { pageAddress } from '../parts/pages.ts';
import { visibleReport } from '../parts/visible.ts';

/** GitHub shows so many annotations of one kind for a step, and drops the rest without a word. */
const shown = 10;

type Kind = 'error' | 'warning' | 'notice';

/** Where an annotation is shown, and what it says. */
interface Annotation {
  readonly kind: Kind;
  readonly title: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

/**
 * Annotations of a workflow of GitHub, one for each defect that is not known, most serious first, at the line of its
 * operation ("Workflow commands for GitHub Actions" in its documentation). To be printed in a step.
 */
export function renderGithub(given: Report): string {
  const report = visibleReport(given);
  const { findings, summary, result } = report;
  const defects = newDefects(report);
  const lines = [
    ...annotations(
      'error',
      defects.filter(({ level }) => level === 'MUST'),
      report,
    ),
    ...annotations(
      'warning',
      defects.filter(({ level }) => level === 'SHOULD'),
      report,
    ),
    ...(findings.length === 0
      ? []
      : [{ kind: 'notice', title: 'document', message: plural(findings.length, 'finding') } as const]),
    { kind: 'notice', title: result, message: summary } as const,
  ];
  return `${lines.map(command).join('\n')}\n`;
}

function annotations(kind: Kind, defects: readonly Defect[], report: Report): readonly Annotation[] {
  const rest = defects.length - shown;
  const first = rest > 0 ? defects.slice(0, shown - 1) : defects;
  const all = first.map(({ title, check, violations, operations, page }) => {
    const [operation = ''] = operations;
    const more = operations.length > 1 ? ` and ${operations.length - 1} more` : '';
    return {
      kind,
      title: `${check}: ${title}`,
      message: `${operation}${more}; ${plural(violations, 'violation')}${page === undefined ? '' : `; ${pageAddress(page)}`}`,
      ...placeOf(operation, report),
    };
  });
  return rest > 0
    ? [...all, { kind, title: `${rest + 1} more`, message: 'The report shows all of them' }]
    : all;
}

/** A document that was read from a URL, or came with Assay, has no line that GitHub could show. */
function placeOf(operation: string, { operations, run }: Report): Pick<Annotation, 'file' | 'line'> {
  const line = operations.find(({ id }) => id === operation)?.line ?? null;
  const { path: file, inPackage } = run.document;
  return line === null || inPackage || /^https?:/.test(file) ? {} : { file, line };
}

/** "::error title=…,file=openapi.yaml,line=12::…" */
function command({ kind, title, message, file, line }: Annotation): string {
  const properties = Object.entries({ title, file, line })
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) => `${name}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
    );
  return `::${kind} ${properties.join(',')}::${escaped(message)}`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
