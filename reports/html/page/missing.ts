import { html, type Markup } from './markup.ts';

/** What stands where an address names something that the report does not have. */
export function missing(what: string, id: string, up: string): Markup {
  return html`<h1 tabindex="-1">Not in this report</h1>
<p class="lead">There is no ${what} called <code>${id}</code>. <a href="${up}">Back to the list</a></p>`;
}
