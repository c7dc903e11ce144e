import type { ReportedCapability } from '../../../harness/report/version.ts';
import { withoutIds } from '../../parts/without-ids.ts';
import { hashOf } from './address.ts';
import { html, type Markup } from './markup.ts';
import { withCode } from './wording.ts';

/** Capabilities, one a line; with what `nearest` has in their place, where that is another version's name. */
export function capabilityTable(
  capabilities: readonly ReportedCapability[],
  nearest: string | undefined,
): Markup {
  const there = nearest !== undefined && html`<th scope="col">${nearest}</th>`;
  return html`<table class="capabilities"><thead><tr><th scope="col">What</th><th scope="col">Here</th>${there}<th scope="col" class="told">How it was detected</th></tr></thead>
<tbody>${capabilities.map((capability) => row(capability, nearest))}</tbody></table>`;
}

function row(capability: ReportedCapability, nearest: string | undefined): Markup {
  const { title, words, insteadOf = words } = capability;
  return html`<tr><th scope="row">${withCode(title)}</th><td data-label="Here">${withCode(words)}</td>
${nearest !== undefined && html`<td data-label="${nearest}">${withCode(insteadOf)}</td>`}<td class="told" data-label="How it was detected">${howTold(capability)}</td></tr>`;
}

/** Each response that showed it links to its probe. */
function howTold({ how, because, probes }: ReportedCapability): Markup {
  if (how === 'assumed') return html`${because}`;
  const parts = because.split('; ');
  if (parts.length !== probes.length)
    return html`${withoutIds(because)} ${probes.map((id) => probeLink(id, id))}`;
  return html`${parts.map((part, at) => html`${at > 0 && html`<br>`}${probeLink(probes[at] ?? '', withoutIds(part))}`)}`;
}

function probeLink(id: string, words: string): Markup {
  return html`<a href="${hashOf({ view: 'version', at: id })}">${words}</a> `;
}
