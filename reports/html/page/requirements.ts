import type { ReportedRequirement } from '../../../harness/report/document.ts';
import { hashOf, type RequirementFilter } from './address.ts';
import { type Book, pick } from './book.ts';
import { cellLink, count, scenarioLink } from './links.ts';
import { html, type Markup } from './markup.ts';
import { missing } from './missing.ts';

type Coverage = 'covered' | 'uncovered' | 'not-tested';

function coverageOf({ scenarios, checks, notTested }: ReportedRequirement): Coverage {
  if (scenarios.length + checks.length > 0) return 'covered';
  return notTested === null ? 'uncovered' : 'not-tested';
}

const coverageWords: Readonly<Record<Coverage, string>> = {
  covered: 'Covered',
  uncovered: 'Uncovered',
  'not-tested': 'Cannot be tested',
};

/** The requirements that a filter lets through, and how many they are. */
export function requirementResults(book: Book, { show, text }: RequirementFilter): Markup {
  const { requirements } = book.report;
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = requirements.filter(
    (requirement) =>
      (show === 'all' || coverageOf(requirement) === show) &&
      words.every((word) =>
        `${requirement.id} ${requirement.text} ${requirement.heading}`.toLowerCase().includes(word),
      ),
  );
  return html`<p role="status" class="meta">${shown.length} of ${count(requirements.length, 'requirement')}</p>${requirementList(book, shown)}`;
}

/** All requirements, with a filter. */
export function requirementsPage(book: Book, filter: RequirementFilter): Markup {
  const { show, text } = filter;
  const { requirements } = book.report;
  const number = (coverage: Coverage) => requirements.filter((each) => coverageOf(each) === coverage).length;
  const choices: readonly (readonly [RequirementFilter['show'], string, number])[] = [
    ['all', 'All', requirements.length],
    ['uncovered', 'Uncovered', number('uncovered')],
    ['not-tested', 'Cannot be tested', number('not-tested')],
  ];
  return html`<h1 tabindex="-1">Requirements</h1>
<p class="lead">${number('covered')} of ${count(requirements.length, 'statement')} of the sources are tested by a scenario or a check.</p>
<form id="requirement-filter" class="filter" role="search" aria-label="Filter the requirements"><label class="search"><span class="sr-only">Search requirements</span><input type="search" name="q" value="${text}" placeholder="Search requirements" autocomplete="off"><kbd aria-hidden="true">/</kbd></label>
<fieldset><legend class="sr-only">Show</legend>${choices.map(
    ([value, word, how]) =>
      html`<label class="chip"><input type="radio" name="show" value="${value}"${value === show && html` checked`}><span>${word}</span> <span class="number">${how}</span></label>`,
  )}</fieldset></form>
<div id="requirement-list">${requirementResults(book, filter)}</div>`;
}

function shownBy({ scenarios, checks }: ReportedRequirement): string {
  const parts = [
    ...(scenarios.length > 0 ? [count(scenarios.length, 'scenario')] : []),
    ...(checks.length > 0 ? [`checked by ${checks.join(', ')}`] : []),
  ];
  return parts.join(', ');
}

export function requirementList(book: Book, requirements: readonly ReportedRequirement[]): Markup {
  return html`<ul class="requirements">${requirements.map((requirement) => {
    const { id, level, source, heading, text, notTested } = requirement;
    const cells = pick(book.cells, requirement.cells);
    const proven = cells.filter(({ verdict }) => verdict.kind === 'conformant').length;
    return html`<li><p><a href="${hashOf({ view: 'requirement', id })}">${text}</a></p>
<p class="meta"><b>${level}</b> · ${source} › ${heading} · ${
      coverageOf(requirement) === 'covered'
        ? shownBy(requirement)
        : html`<b>${coverageWords[coverageOf(requirement)]}</b>${notTested !== null && html`: ${notTested}`}`
    }${cells.length > 0 && html` · ${proven} of ${count(cells.length, 'cell')} proven`} · <span class="code">${id}</span></p></li>`;
  })}</ul>`;
}

export function requirementPage(book: Book, id: string): Markup {
  const requirement = book.requirements.get(id);
  if (!requirement) return missing('requirement', id, '#/requirements');
  const { level, source, heading, text, notTested } = requirement;
  const scenarios = pick(book.scenarios, requirement.scenarios);
  return html`<p class="trail"><a rel="up" href="#/requirements">Requirements</a></p>
<p class="eyebrow"><span class="code">${id}</span></p>
<h1 tabindex="-1" class="sentence">${text}</h1>
<dl class="facts wide"><div><dt>Level</dt><dd>${level}</dd></div><div><dt>Source</dt><dd>${source}</dd></div><div><dt>Heading</dt><dd>${heading}</dd></div>
<div><dt>Coverage</dt><dd>${coverageWords[coverageOf(requirement)]}${notTested !== null && html`: ${notTested}`}</dd></div></dl>
${requirement.checks.length > 0 && html`<h2>Checks that would find a violation in any exchange</h2><p class="code">${requirement.checks.join(', ')}</p>`}
<h2>Scenarios that test it</h2>
${scenarios.length > 0 ? html`<ul class="plain tight">${scenarios.map((each) => html`<li>${scenarioLink(each)} <span class="dim">${each.outcome} · ${each.id}</span></li>`)}</ul>` : html`<p class="dim">None.${coverageOf(requirement) === 'uncovered' && ' A scenario of the suite should name it.'}</p>`}
<h2>Its cells</h2>
${requirement.cells.length > 0 ? html`<ul class="plain tight">${pick(book.cells, requirement.cells).map((cell) => html`<li>${cellLink(cell)}</li>`)}</ul>` : html`<p class="dim">None.</p>`}`;
}
