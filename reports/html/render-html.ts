import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Report } from '../../harness/report/report.ts';
import { number } from '../parts/figures.ts';
import { newDefects } from '../parts/known.ts';
import { evidenceForPage } from '../parts/page-evidence.ts';
import { toColumns } from './page/columns.ts';
import { sprite } from './page/glyph.ts';
import { generated, html, type Markup, toText } from './page/markup.ts';
import { matrixCount, matrixFilters, matrixLegend, matrixTable, statusesOf } from './page/matrix.ts';
import { everything } from './page/matrix-filter.ts';
import { overview } from './page/overview.ts';
import { hasVersion } from './page/version-fact.ts';
import { script, style } from './page.generated.ts';

/**
 * One self-contained HTML file. Overview and matrix are in it as markup, and readable without scripts; everything else
 * is in it compressed, and drawn when it is asked for. A content security policy lets nothing run or load but the
 * script and the style of the page itself, so that not even a mistake in escaping lets an answer act.
 */
export function renderHtml(report: Report): string {
  const { document } = report.run;
  const { cells } = report;
  const page = evidenceForPage(report);
  const statuses = statusesOf(cells);
  const defects = newDefects(report).filter(({ level }) => level === 'MUST').length;
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; img-src data:; base-uri 'none'; form-action 'none'`;
  const markup = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="assay ${report.run.assay}">
<title>${report.result}: ${document.title} ${document.version}</title>
<link rel="icon" href="data:,">
<style>${generated(style)}</style>
</head>
<body>
${sprite}
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><a class="brand" href="#/">assay</a>
<nav aria-label="Report"><a href="#/">Overview</a><a href="#/matrix">Matrix</a><a class="scripted" href="#/defects">Defects <span class="number">${defects}</span></a><a class="scripted" href="#/requirements">Requirements</a><a class="scripted" href="#/access">Access</a>${hasVersion(report) && html`<a class="scripted" href="#/version">Version</a>`}</nav>
<button type="button" id="theme" class="scripted">Dark</button></header>
<main id="main" tabindex="-1">
<section id="/" data-view="overview" aria-label="Overview">${overview(report)}${page.limit !== undefined && shortBodies(page.limit)}</section>
<section id="/matrix" data-view="matrix" aria-label="Matrix">
<h1 tabindex="-1">Matrix</h1>
${matrixFilters(cells, statuses)}
<p id="matrix-count" class="meta" role="status">${matrixCount(cells, everything)}</p>
<div id="matrix" class="matrix-frame" tabindex="0" role="region" aria-label="Operations and statuses">${matrixTable(cells, statuses, everything)}</div>
${matrixLegend(cells)}
<noscript><p class="notice">The cases behind the cells need scripts; report.json beside this file has the same in full.</p></noscript>
</section>
<div data-view="page" hidden></div>
</main>
<footer class="scripted"><p>Keys: <kbd>/</kbd> search, arrows move in the matrix, <kbd>j</kbd> and <kbd>k</kbd> next and previous case, <kbd>Esc</kbd> back.</p></footer>
<script>${generated(script)}</script>
<script type="application/gzip" id="data">${generated(packed(page.report))}</script>
</body>
</html>
`;
  return toText(markup);
}

function shortBodies(limit: number): Markup {
  return html`<p class="footnote">This page would be too large with all bodies. If an exchange has no violation, its bodies are cut to ${number(limit)} characters; report.json has more of them.</p>`;
}

/** In base64, which has no character that could end the element it stands in. */
function packed(report: Report): string {
  const json = JSON.stringify(toColumns(report));
  return gzipSync(json).toString('base64');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
