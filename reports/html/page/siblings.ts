import type { ReportedSiblings } from '../../../harness/report/document.ts';
import type { Report } from '../../../harness/report/report.ts';
import { html, type Markup } from './markup.ts';

const shown = 8;

/** Siblings that the target treats differently; nothing at all where it treats them alike. */
export function siblingsSection({ siblings = [] }: Pick<Report, 'siblings'>): Markup | false {
  if (siblings.length === 0) return false;
  const rest = siblings.slice(shown);
  return html`<section aria-labelledby="siblings"><h2 id="siblings">Siblings that differ</h2>
<p class="explain">Operations that behave differently from most of their siblings. The document does not say that they are alike, so this is only for information.</p>
<ul class="plain">${siblings.slice(0, shown).map(item)}</ul>
${rest.length > 0 && html`<details><summary>${rest.length} more</summary><ul class="plain">${rest.map(item)}</ul></details>`}</section>`;
}

function item({ family, method, what, usual, have, others }: ReportedSiblings): Markup {
  return html`<li>${method} in <code>${family}</code>, ${what}: ${usual} <span class="dim">(${have})</span>, but ${others.map(
    ({ operation, found }, index) => html`${index > 0 ? ', ' : ''}${found} on <code>${operation}</code>`,
  )}</li>`;
}
