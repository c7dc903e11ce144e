import type { ReportedCell } from '../../../harness/report/ledger.ts';
import { type Gap, type GapGroup, gapGroups } from '../../parts/gaps.ts';
import { whatHelps } from './gap.ts';
import { cellLink, count, matrixHash } from './links.ts';
import { html, type Markup } from './markup.ts';

const shown = 8;

/** Why cells were not exercised, and what would help; nothing if all were. */
export function gapSection(cells: readonly ReportedCell[]): Markup | false {
  const groups = gapGroups(cells);
  if (groups.length === 0) return false;
  const open = groups.flatMap(({ gaps }) => gaps.flatMap((gap) => gap.cells)).length;
  return html`<section aria-labelledby="gaps"><h2 id="gaps">Not exercised</h2>
<p class="explain">Neither proven nor violating: <a href="${matrixHash({ show: ['not-exercised'] })}">${count(open, 'cell')}</a>.</p>
${groups.map(groupMarkup)}</section>`;
}

function groupMarkup({ title, gaps }: GapGroup): Markup {
  return html`<h3>${title} <span class="dim">${gaps.reduce((sum, gap) => sum + gap.cells.length, 0).toLocaleString('en')}</span></h3>
<div class="scroll"><table class="gaps"><thead><tr><th scope="col">Reason, and what would help</th><th scope="col">First case</th><th scope="col" class="number">Cells</th></tr></thead>
<tbody>${gaps.slice(0, shown).map(gapRow)}</tbody></table></div>
${gaps.length > shown && html`<p class="meta">And ${count(gaps.length - shown, 'rarer reason')}; each cell has its own.</p>`}`;
}

function gapRow({ reason, because, cells }: Gap): Markup {
  const [first] = cells;
  return html`<tr><th scope="row">${reason}<span class="help">${whatHelps(because)}</span></th><td>${first && cellLink(first)}</td><td class="number">${cells.length}</td></tr>`;
}
