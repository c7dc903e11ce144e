import type { ReportedScenario } from '../../../harness/report/evidence.ts';
import { replayCommand } from '../../parts/replay-command.ts';
import { hashOf } from './address.ts';
import { type Book, pick } from './book.ts';
import { exchangeView } from './exchange-view.ts';
import { glyph, type Sign } from './glyph.ts';
import { cellLink, count } from './links.ts';
import { html, type Markup } from './markup.ts';
import { everything } from './matrix-filter.ts';
import { missing } from './missing.ts';
import { reproduce } from './reproduce/script.ts';
import { withSetUp } from './reproduce/with-set-up.ts';
import { sightingsView } from './sightings-view.ts';

/** A scenario as one line that opens; `scenarioSteps` fills it once it is open. */
export function scenarioFold(scenario: ReportedScenario): Markup {
  const { id, title, aim, outcome, reason, exchanges } = scenario;
  return html`<details class="scenario fold" data-scenario="${id}"><summary>${glyph(signs[outcome])}<span class="title">${title}</span>
<span class="meta">${outcomeWords[outcome]} · ${aim === 'must' ? 'required' : 'optional'} · ${count(exchanges.length, 'exchange')}</span></summary>
${reason !== null && html`<p class="reason">${reason}</p>`}<div data-steps></div></details>`;
}

/** Every step of a scenario, and the script that repeats it. `at` is the exchange to mark. */
export function scenarioSteps(book: Book, scenario: ReportedScenario, at = ''): Markup {
  const exchanges = pick(book.exchanges, scenario.exchanges);
  if (exchanges.length === 0) return html`<p class="dim">Nothing was sent.</p>`;
  const setUp = pick(book.exchanges, scenario.setUp ?? []);
  const { run } = book.report;
  const replay = replayCommand(run, scenario.id);
  return html`${
    replay !== undefined &&
    html`<p class="explain">Run it again: <code class="command">${replay}</code></p>
`
  }<details class="script"><summary>Reproduce with curl</summary>
<p class="explain">Includes the set-up; ids are taken from the responses. Credentials are read from <code>ASSAY_TOKEN_…</code>, another target from <code>ASSAY_URL</code>. <button type="button" data-copy>Copy</button></p>
<pre tabindex="0" role="group" aria-label="Shell script">${reproduce(scenario, withSetUp(exchanges, setUp, book.exchanges.values()), run)}</pre></details>
<ol class="exchanges">${exchanges.map((exchange, index) =>
    exchangeView(book, exchange, book.violations.get(exchange.id) ?? [], {
      number: index + 1,
      isMarked: exchange.id === at,
    }),
  )}</ol>${sightingsView(scenario.sightings)}`;
}

export function scenarioPage(book: Book, id: string, at: string): Markup {
  const scenario = book.scenarios.get(id);
  if (!scenario) return missing('scenario', id, '#/matrix');
  const cell = scenario.cell === null ? undefined : book.cells.get(scenario.cell);
  return html`<p class="trail"><a rel="up" href="${cell ? hashOf({ view: 'cell', id: cell.id, filter: everything }) : '#/matrix'}">${cell ? 'Case' : 'Matrix'}</a></p>
<h1 tabindex="-1">${glyph(signs[scenario.outcome])}${scenario.title}</h1>
<p class="lead">${outcomeWords[scenario.outcome]}${scenario.reason !== null && html`: ${scenario.reason}`}</p>
<dl class="facts wide"><div><dt>Scenario</dt><dd><span class="code">${scenario.id}</span></dd></div>
<div><dt>Suite</dt><dd>${scenario.suite}</dd></div>
<div><dt>Expects</dt><dd>${cell ? cellLink(cell) : 'no single cell'}; ${scenario.aim === 'must' ? 'another status is a violation' : 'another status leaves it not exercised'}</dd></div></dl>
<h2>Steps</h2>
${scenarioSteps(book, scenario, at)}`;
}

const signs: Readonly<Record<ReportedScenario['outcome'], Sign>> = {
  passed: 'passed',
  violated: 'violating',
  'not-exercised': 'not-exercised',
};

const outcomeWords: Readonly<Record<ReportedScenario['outcome'], string>> = {
  passed: 'Passed',
  violated: 'Violated',
  'not-exercised': 'Not exercised',
};
