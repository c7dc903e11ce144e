import { html, type Markup } from './markup.ts';

/** A sentence in which names stand between backticks. */
export function withCode(text: string): Markup {
  const parts = text.split('`');
  return html`${parts.map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
