import type { ReportedProbe, ReportedVersion } from '../../../harness/report/version.ts';
import { withoutIds } from '../../parts/without-ids.ts';
import { messages } from './exchange-view.ts';
import { html, type Markup } from './markup.ts';

/** What was sent to find out about the target. `at` is the probe to mark. */
export function probeList({ probes, capabilities }: ReportedVersion, at: string): Markup | false {
  if (probes.length === 0) return false;
  const told = new Map(
    probes.map(({ id }) => [id, capabilities.filter((each) => each.probes.includes(id))] as const),
  );
  const isAsked = probes.some(({ id }) => id === at);
  return html`<section aria-labelledby="probes"><h2 id="probes">Requests for version detection <span class="dim">${probes.length}</span></h2>
<p class="explain">In this order, including the removal of what they created.</p>
<details${isAsked && html` open`}><summary>The requests and their responses</summary>
<ol class="exchanges">${probes.map((probe) =>
    probeView(
      probe,
      (told.get(probe.id) ?? []).map(({ title }) => title),
      probe.id === at,
    ),
  )}</ol></details></section>`;
}

function probeView(
  { id, request, response }: ReportedProbe,
  told: readonly string[],
  marked: boolean,
): Markup {
  const [path = ''] = withoutIds(request.target).split('?', 1);
  return html`<li class="exchange"${marked && html` data-marked`}><details class="fold"${marked && html` open`}>
<summary><h3><span class="dim">${id}</span> <span class="code"><b>${request.method}</b> ${path}</span></h3><span class="gist"><b>${response.status}</b></span></summary>
<p class="meta">${told.length > 0 ? `It showed: ${told.join(' · ')}` : 'It showed nothing by itself.'}</p>
${messages({ request, response })}</details></li>`;
}
