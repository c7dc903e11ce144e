import type { Report } from '../../../harness/report/report.ts';
import { askedTerms, refusal, refusedTerms } from '../../parts/gate.ts';
import { html, type Markup } from './markup.ts';

/** Whether the gate holds, and if not, why; nothing where there is no gate. */
export function gateNotice({ gate = [] }: Report): Markup | false {
  if (gate.length === 0) return false;
  const refused = refusedTerms(gate);
  if (refused.length === 0)
    return html`<p class="explain">The gate passes: <code>${askedTerms(gate)}</code></p>`;
  return html`<div class="notice"><b>The gate fails.</b>
<ul class="plain">${refused.map((term) => html`<li>${refusal(term)}</li>`)}</ul></div>`;
}
