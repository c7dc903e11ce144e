import type { Report, ReportedCell, Verdict } from '../../../harness/report.ts';
import { hashOf } from './address.ts';
import { count, matrixHash } from './links.ts';
import { html, type Markup } from './markup.ts';

/** What to do first about a result. */
export function nextStep(report: Report): Markup {
  const [defect] = report.defects;
  if (report.result === 'violating' && defect) {
    const link = html`<a href="${hashOf({ view: 'defect', id: defect.id })}">${defect.title}</a>`;
    return html`Start with ${link}: it explains ${defect.violations} of ${count(report.counts.violations, 'violation')}.`;
  }
  const failed = report.personas.find(({ control }) => control === 'failed');
  if (report.result === 'inconclusive' && failed) {
    const link = html`<a href="${hashOf({ view: 'access' })}">persona ${failed.id}</a>`;
    return html`Repair the ${link} first: ${failed.reason ?? 'its control failed'}. What it was refused proves nothing until then.`;
  }
  const [reason] = frequentReasons(report.cells);
  if (reason && report.result !== 'conformant') {
    const link = html`<a href="${matrixHash({ show: ['not-exercised'] })}">${count(report.counts.notExercised, 'cell')}</a>`;
    return html`Look at the ${link} that were not exercised, most of them for the reason “${reason}”. ${whatHelps(reason)}`;
  }
  if (report.counts.forced > 0)
    return html`The <a href="${matrixHash({ show: ['forced'] })}">${count(report.counts.forced, 'forced cell')}</a> prove the document only: run against an implementation to prove them there.`;
  return html`Nothing is open. Keep report.json as the baseline of the next run.`;
}

/** What would help to exercise a cell; undefined if nothing general can be said. */
export function whatHelps(reason: string): string | undefined {
  return help[reason];
}

/** By `verdict.reason` of a cell that was not exercised. */
const help: Readonly<Record<string, string>> = {
  'no-strategy':
    'A scenario of the suite that brings this status about would help, or a target into which faults can be injected.',
  'not-provocable': 'A target with the missing ability would help.',
  'answered-otherwise':
    'Open the scenario: either the server takes another way, or the document promises too much.',
  'setup-failed': 'Repair the step before the aim; this cell is then exercised by itself.',
  'not-possible': 'The adapter of the target has to learn this step.',
  'does-not-fit': 'The document lacks what the scenario needs; complete it, or take the cell out.',
  inconclusive: 'Repair the positive control of the persona; this refusal then counts.',
  unreachable: 'Bring the target back and run again.',
};

function frequentReasons(cells: readonly ReportedCell[]): readonly string[] {
  const reasons = cells.flatMap(({ verdict }) => (isOpen(verdict) ? [verdict.reason] : []));
  const counted = [...Map.groupBy(reasons, (reason) => reason)];
  return counted.sort(([, a], [, b]) => b.length - a.length).map(([reason]) => reason);
}

function isOpen(verdict: Verdict): verdict is Verdict & { readonly kind: 'not-exercised' } {
  return verdict.kind === 'not-exercised';
}
