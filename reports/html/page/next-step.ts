import type { Report } from '../../../harness/report/report.ts';
import { gapGroups } from '../../parts/gaps.ts';
import { countKnown, newDefects, staleEntries } from '../../parts/known.ts';
import { leftWords } from '../../parts/left-words.ts';
import { hashOf } from './address.ts';
import { whatHelps } from './gap.ts';
import { count, matrixHash } from './links.ts';
import { html, type Markup } from './markup.ts';

/** What to do first about a result. */
export function nextStep(report: Report): Markup {
  const [defect] = newDefects(report).filter(({ level }) => level === 'MUST');
  if (defect) {
    const link = html`<a href="${hashOf({ view: 'defect', id: defect.id })}">${defect.title}</a>`;
    return html`Start with ${link}: it explains ${defect.violations} of ${count(report.counts.violations - countKnown(report), 'violation')}.`;
  }
  const failed = report.personas.find(({ control }) => control === 'failed');
  if (report.result === 'inconclusive' && failed) {
    const link = html`<a href="${hashOf({ view: 'access' })}">persona ${failed.id}</a>`;
    return html`Fix the ${link} first: ${failed.reason ?? 'its control failed'}. Until then, its refusals prove nothing.`;
  }
  if (staleEntries(report).length > 0)
    return html`Delete the stale entries from the list of known violations: <code>assay baseline update --write</code> does that.`;
  const could = gapGroups(report.cells).find(({ sort }) => sort === 'could');
  const [gap] = could?.gaps ?? [];
  if (could && gap && report.result !== 'conformant') {
    const open = could.gaps.flatMap(({ cells }) => cells).length;
    const link = html`<a href="${matrixHash({ show: ['not-exercised'] })}">${count(open, 'cell')}</a>`;
    return html`Look at the ${link} that could have been exercised but ${open === 1 ? 'was' : 'were'} not. Reason (${count(gap.cells.length, 'cell')}): ${gap.reason}. ${whatHelps(gap.because)}`;
  }
  if (report.run.selection !== null)
    return html`Only a part was run (${report.run.selection}): run everything before you rely on the result.`;
  if (report.counts.forced > 0)
    return html`The <a href="${matrixHash({ show: ['forced'] })}">${count(report.counts.forced, 'forced cell')}</a> prove only the document: run against an implementation to prove them there.`;
  if (report.cleanUp.left.length > 0)
    return html`Look below at what the run left on the target (${leftWords(report.cleanUp)}).`;
  return html`Nothing to do. Keep report.json as the baseline of the next run.`;
}
