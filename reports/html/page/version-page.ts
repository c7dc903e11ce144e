import type { ReportedVersion } from '../../../harness/report/version.ts';
import { isOtherwise } from '../../parts/version-lines.ts';
import type { Book } from './book.ts';
import { capabilityTable } from './capability-table.ts';
import { count } from './links.ts';
import { html, type Markup } from './markup.ts';
import { probeList } from './probe-list.ts';
import { tolerancesSection } from './tolerances-section.ts';

/** How many capabilities stand open before they are folded. */
const shown = 12;

/** Which version of its API the target has and how that was told, and what is tolerated. `at`: the probe to look at. */
export function versionPage(book: Book, at: string): Markup {
  const { era: version } = book.report;
  return html`<h1 tabindex="-1">Version</h1>
${version ? lead(version) : html`<p class="lead">The version was not detected: the target is judged by the document as it is.</p>`}
${version && capabilities(version)}
${tolerancesSection(book)}
${version && probeList(version, at)}`;
}

function lead({ nearest, told, agreeing, capabilities }: ReportedVersion): Markup {
  const assumed = capabilities.length - told;
  const rest = assumed === 0 ? '' : ` ${assumed} ${assumed === 1 ? 'is' : 'are'} assumed to match.`;
  return html`<p class="lead">Most like <b>${nearest}</b>: ${agreeing === told ? `all ${told}` : `${agreeing} of the ${told}`} capabilities that were tested match.${rest}</p>
<p class="explain">Versions of this API differ in ${count(capabilities.length, 'capability', 'capabilities')}. Each was detected before the run, independently of the version number that the target reports. The run uses the document and the stories of this version. A difference between versions is no violation.</p>`;
}

function capabilities({ nearest, capabilities: all }: ReportedVersion): Markup {
  const otherwise = all.filter(isOtherwise);
  const assumed = all.filter((each) => each.how === 'assumed' && !isOtherwise(each));
  const same = all.filter((each) => each.how === 'told' && !isOtherwise(each));
  const sameTable = capabilityTable(same, undefined);
  return html`${otherwise.length > 0 && html`<section aria-labelledby="otherwise"><h2 id="otherwise">Different from ${nearest} <span class="dim">${otherwise.length}</span></h2>${capabilityTable(otherwise, nearest)}</section>`}
${assumed.length > 0 && html`<section aria-labelledby="assumed"><h2 id="assumed">Assumed <span class="dim">${assumed.length}</span></h2>${capabilityTable(assumed, undefined)}</section>`}
${
  same.length > 0 &&
  html`<section aria-labelledby="same"><h2 id="same">As in ${nearest} <span class="dim">${same.length}</span></h2>
${same.length > shown ? html`<details${otherwise.length === 0 && html` open`}><summary>Which, and how each was detected</summary>${sameTable}</details>` : sameTable}</section>`
}`;
}
