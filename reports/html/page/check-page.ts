import { hashOf } from './address.ts';
import type { Book } from './book.ts';
import { everyDefect } from './defect-filter.ts';
import { defectTable, pageNote } from './defects.ts';
import { html, type Markup } from './markup.ts';
import { missing } from './missing.ts';

/** What a check means, for whoever has only the report. */
export function checkPage({ report }: Book, id: string): Markup {
  const check = report.checks.find((each) => each.id === id);
  if (!check) return missing('check', id, hashOf({ view: 'defects', filter: everyDefect }));
  const { title, level, meaning, exchange, help, source, page } = check;
  const defects = report.defects.filter((defect) => defect.check === id);
  return html`<p class="trail"><a rel="up" href="${hashOf({ view: 'defects', filter: everyDefect })}">Defects</a></p>
<h1 tabindex="-1">${title}</h1>
<p class="lead">The check <code>${id}</code> (${level}). ${meaning}</p>
${exchange !== undefined && html`<h2>Example of a failure</h2><pre tabindex="0">${exchange}</pre>`}
<h2>How to fix it</h2><p>${help}</p>
${source !== undefined && html`<h2>Source</h2><p>${source}.</p>`}
${page !== undefined && pageNote(page)}
<h2>Defects</h2>
${defects.length > 0 ? defectTable(defects) : html`<p>None found.</p>`}`;
}
