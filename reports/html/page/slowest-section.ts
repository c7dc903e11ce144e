import type { ReportedExchange } from '../../../harness/report/evidence.ts';
import { slowest } from '../../parts/durations.ts';
import { milliseconds } from '../../parts/load-words.ts';
import { matrixHash, operationMarkup } from './links.ts';
import { html, type Markup } from './markup.ts';

const shown = 8;

/** The operations whose responses took longest in the run; nothing where none came. */
export function slowestSection(exchanges: readonly ReportedExchange[]): Markup | false {
  const all = slowest(exchanges);
  if (all.length === 0) return false;
  return html`<section aria-labelledby="slowest"><h2 id="slowest">Slowest operations</h2>
<p class="explain">By the exchanges of this run, which is no load test: half of the responses took at most p50, and 95 % at most p95.</p>
<div class="scroll"><table class="durations"><thead><tr><th scope="col">Operation</th><th scope="col" class="number">p50</th><th scope="col" class="number">p95</th><th scope="col" class="number">Requests</th></tr></thead><tbody>${all
    .slice(0, shown)
    .map(
      ({ operation, p50, p95, requests }) =>
        html`<tr><th scope="row"><a class="case-link" href="${matrixHash({ text: operation })}"><span class="code">${operationMarkup(operation)}</span></a></th><td class="number">${milliseconds(p50)}</td><td class="number">${milliseconds(p95)}</td><td class="number">${requests.toLocaleString('en')}</td></tr>`,
    )}</tbody></table></div></section>`;
}
