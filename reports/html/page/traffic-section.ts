import type { Report } from '../../../harness/report/report.ts';
import { count } from './links.ts';
import { html, type Markup } from './markup.ts';

/** What clients ask for and the document does not have; only in reports on recorded traffic that has such requests. */
export function trafficSection({ traffic }: Report): Markup | false {
  if (!traffic || traffic.undocumented.length === 0) return false;
  const sorted = traffic.undocumented.toSorted((a, b) => b.count - a.count);
  return html`<section aria-labelledby="undocumented"><h2 id="undocumented">Not in the document</h2>
<p class="explain">Clients send these requests to the server, and no operation of the document matches them. {id} stands for numbers and UUIDs.</p>
<ul class="plain">${sorted.map(
    ({ request, count: times, statuses }) =>
      html`<li><code>${request}</code> <span class="dim">${count(times, 'request')}, returned ${statuses.join(', ')}</span></li>`,
  )}</ul></section>`;
}
