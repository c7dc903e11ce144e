import type { Report } from '../../../harness/report/report.ts';
import { counted, errorShare, milliseconds } from '../../parts/load-words.ts';
import { count, matrixHash, operationMarkup } from './links.ts';
import { html, type Markup } from './markup.ts';

/** What a load test has measured of each operation, beside its cells; nothing without one. */
export function loadSection({ load, cells }: Report): Markup | false {
  if (!load) return false;
  const rows = load.operations.toSorted((one, other) => (other.p95 ?? 0) - (one.p95 ?? 0));
  return html`<section aria-labelledby="load"><h2 id="load">Under load</h2>
<p class="explain">By <code>${load.file}</code>, the slowest first. Half of the responses took at most p50, and 95 % at most p95. A request refused with 429 was sent again, and is no error.${load.others.length > 0 && html` ${count(load.others.length, 'operation')} of the load test ${load.others.length === 1 ? 'is' : 'are'} not in the document.`}</p>
<div class="scroll"><table class="durations"><thead><tr><th scope="col">Operation</th><th scope="col" class="number">Cells proven</th><th scope="col" class="number">p50</th><th scope="col" class="number">p95</th><th scope="col" class="number">Errors</th><th scope="col" class="number">429</th><th scope="col" class="number">Requests</th></tr></thead><tbody>${rows.map(
    (one) => {
      const own = cells.filter(({ operation }) => operation === one.operation);
      const proven = own.filter(({ verdict }) => verdict.kind === 'conformant').length;
      return html`<tr><th scope="row"><a class="case-link" href="${matrixHash({ text: one.operation })}"><span class="code">${operationMarkup(one.operation)}</span></a></th><td class="number">${proven} of ${own.length}</td><td class="number">${milliseconds(one.p50)}</td><td class="number">${milliseconds(one.p95)}</td><td class="number">${errorShare(one)}</td><td class="number">${counted(one.throttled)}</td><td class="number">${counted(one.requests)}</td></tr>`;
    },
  )}</tbody></table></div></section>`;
}

/** The same of the operation of one cell, in a line; nothing where it was not measured. */
export function loadLine({ load }: Pick<Report, 'load'>, operation: string): Markup | false {
  const one = load?.operations.find((each) => each.operation === operation);
  if (!load || !one) return false;
  return html`<p class="meta">Under load: p50 ${milliseconds(one.p50)}, p95 ${milliseconds(one.p95)}, errors ${errorShare(one)}${one.requests !== null && html` of ${count(one.requests, 'request')}`} <span class="dim">(<code>${load.file}</code>)</span></p>`;
}
