import type { ReportedKnownViolation } from '../../../harness/report/known-violations.ts';
import type { Report } from '../../../harness/report/report.ts';
import { countKnown, staleEntries } from '../../parts/known.ts';
import { glyph } from './glyph.ts';
import { count } from './links.ts';
import { html, type Markup } from './markup.ts';

/** What is listed as known, with what became of each entry; nothing where there is no list. */
export function knownSection(report: Report): Markup | false {
  const { known = [] } = report;
  if (known.length === 0) return false;
  return html`<section aria-labelledby="known"><h2 id="known">Known violations</h2>
<p class="explain">${count(countKnown(report), 'violation')} of ${count(known.length, 'entry', 'entries')} in the list. They are shown, and do not count against the run.</p>
<div class="scroll"><table class="defects"><thead><tr><th scope="col">What is known</th><th scope="col">Accepted because</th><th scope="col">Owner</th><th scope="col">Until</th><th scope="col" class="number">Times</th></tr></thead>
<tbody>${known.map(row)}</tbody></table></div></section>
`;
}

function row(entry: ReportedKnownViolation): Markup {
  const { pattern, check, reason, owner, ticket, expires, violations } = entry;
  return html`<tr><th scope="row">${glyph(signs[entry.standing])}<span class="code">${pattern}</span>${check !== null && html` <code>${check}</code>`}
<span class="dim">${standingWords(entry)}</span></th>
<td>${reason}${ticket !== null && html` <span class="dim">${ticket}</span>`}</td><td>${owner}</td><td><time datetime="${expires}">${expires}</time></td><td class="number">${violations.length}</td></tr>`;
}

const signs = { violates: 'known', stale: 'violating', 'not-exercised': 'not-exercised' } as const;

function standingWords({ standing, why, place }: ReportedKnownViolation): string {
  switch (standing) {
    case 'violates':
      return place;
    case 'stale':
      return `stale, delete ${place}: ${why}`;
    case 'not-exercised':
      return `${place}; not checked: ${why}`;
  }
}

/** That lines of the list have to go, and which. */
export function staleNotice(report: Report): Markup | false {
  const stale = staleEntries(report);
  return (
    stale.length > 0 &&
    html`<div class="notice"><b>The list of known violations is stale.</b> Delete from it:
<ul class="plain">${stale.map(({ place, pattern, why }) => html`<li><code>${place}</code> ${pattern}: ${why}</li>`)}</ul></div>`
  );
}
