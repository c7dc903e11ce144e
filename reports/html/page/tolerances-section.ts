import type { ReportedTolerance } from '../../../harness/report/tolerance.ts';
import { type Book, pick } from './book.ts';
import { cellLink, count } from './links.ts';
import { html, type Markup } from './markup.ts';
import { withCode } from './wording.ts';

/** What the target does otherwise than the document says without being accused, by what becomes of it. */
export function tolerancesSection(book: Book): Markup | false {
  const { tolerances = [] } = book.report;
  if (tolerances.length === 0) return false;
  return html`<section aria-labelledby="tolerated"><h2 id="tolerated">Tolerated here <span class="dim">${tolerances.length}</span></h2>
<p class="explain">Where instances are known to do otherwise than the document says, and that was decided to be no violation. Each has the number under which it was decided.</p>
${kinds.map(({ kind, title, sentence }) => {
  const of = tolerances.filter((tolerance) => tolerance.kind === kind);
  return (
    of.length > 0 &&
    html`<h3>${title} <span class="dim">${of.length}</span></h3>
<p class="explain">${sentence}</p>
${kind === 'shape' ? shapeList(of) : useTable(book, of)}`
  );
})}</section>`;
}

const kinds: readonly {
  readonly kind: ReportedTolerance['kind'];
  readonly title: string;
  readonly sentence: string;
}[] = [
  {
    kind: 'status',
    title: 'Another status is accepted',
    sentence:
      'Such a response is no violation and no proof: a cell without another response is not exercised.',
  },
  {
    kind: 'advice',
    title: 'An advisory instead of a violation',
    sentence: 'It is shown with the advisories, and does not count against the result.',
  },
  {
    kind: 'shape',
    title: 'The document requires less',
    sentence: 'Bodies were judged by a less strict schema. How often that made a difference is not known.',
  },
];

function useTable(book: Book, tolerances: readonly ReportedTolerance[]): Markup {
  return html`<table class="capabilities tolerances"><thead><tr><th scope="col">What is tolerated</th><th scope="col" class="number">Times</th><th scope="col">Where</th></tr></thead>
<tbody>${tolerances.map(
    (tolerance) =>
      html`<tr><th scope="row">${withCode(tolerance.why)} <span class="dim">${tolerance.id}</span></th><td class="number" data-label="Times">${(tolerance.times ?? 0).toLocaleString('en')}</td><td data-label="Where">${where(book, tolerance)}</td></tr>`,
  )}</tbody></table>`;
}

/** The first cell, and the others behind a fold. */
function where(book: Book, { cells }: ReportedTolerance): Markup {
  const [first, ...others] = pick(book.cells, cells);
  return html`${first && cellLink(first)}${
    others.length > 0 &&
    html`<details><summary>${count(others.length, 'more cell')}</summary><ul class="plain tight">${others.map((cell) => html`<li>${cellLink(cell)}</li>`)}</ul></details>`
  }`;
}

function shapeList(tolerances: readonly ReportedTolerance[]): Markup {
  return html`<ul class="plain shapes">${tolerances.map(({ id, why }) => html`<li>${withCode(why)} <span class="dim">${id}</span></li>`)}</ul>`;
}
