import type { ReportedFinding } from '../../../harness/report/document.ts';
import type { Report } from '../../../harness/report/report.ts';
import { pageNote } from './defects.ts';
import { count } from './links.ts';
import { html, type Markup } from './markup.ts';

/** How many findings of one rule stand open before the rest is folded. */
const shown = 3;

/** What is wrong with the document itself, by rule: readable with one finding and with a thousand. */
export function findingsSection({ findings }: Pick<Report, 'findings'>): Markup {
  const rules = [...Map.groupBy(findings, ({ rule }) => rule)].sort(([, a], [, b]) => b.length - a.length);
  return html`<section class="findings" aria-labelledby="document"><h2 id="document">The document</h2>
${
  findings.length === 0
    ? html`<p class="explain">The document has no defects of its own.</p>`
    : html`<p class="explain">${count(findings.length, 'finding')} about the document itself. They do not count against the result.</p>
${rules.map(([rule, members]) => ruleSection(rule, members))}`
}</section>`;
}

function ruleSection(rule: string, findings: readonly ReportedFinding[]): Markup {
  const [first] = findings;
  const rest = findings.slice(shown);
  return html`<section class="rule"><h3>${rule} <span class="dim">${findings.length.toLocaleString('en')}</span></h3>
${first?.help !== undefined && html`<p class="help">${first.help}</p>`}${first?.page !== undefined && pageNote(first.page)}
<ul class="plain">${findings.slice(0, shown).map(item)}</ul>
${rest.length > 0 && html`<details><summary>${rest.length.toLocaleString('en')} more</summary><ul class="plain">${rest.map(item)}</ul></details>`}</section>`;
}

function item({ pointer, line, message }: ReportedFinding): Markup {
  const where = line === null ? '' : `line ${line}: `;
  return html`<li>${message} <span class="dim">${where}<code>${pointer}</code></span></li>`;
}
