import type { ReportedSighting } from '../../../harness/report/evidence.ts';
import { html, type Markup } from './markup.ts';

/** What came and went beside the exchanges of a scenario: deliveries of webhooks, messages of WebSockets. */
export function sightingsView(sightings: readonly ReportedSighting[]): Markup | false {
  return (
    sightings.length > 0 &&
    html`<h3>Also observed</h3><ol class="exchanges" data-sightings>${sightings.map(
      ({ at, title, text }) => html`<li class="exchange"><details class="fold">
<summary><h3>${title}</h3><span class="gist">${firstLine(text)}</span></summary>
<p class="meta">${at} ms after the start of the run</p><pre tabindex="0" role="group" aria-label="${title}">${text}</pre></details></li>`,
    )}</ol>`
  );
}

function firstLine(text: string): string {
  return text.split('\n', 1).join();
}
