import type { Violation } from '../../../harness/report/defects.ts';
import { html, type Markup } from './markup.ts';

/** What is wrong, by which check, where, and whether it is new. */
export function violationText({ level, check, message, place, known, since }: Violation): Markup {
  const word = known === undefined ? 'Violation' : 'Known violation';
  return html`<p><b>${level === 'MUST' ? word : 'Advisory'}</b>${since !== undefined && html` <span class="tag">${sinceWords[since]}</span>`} <code>${check}</code>${place !== null && html` at <code>${place}</code>`}</p>
<p class="message">${message}</p>`;
}

const sinceWords: Readonly<Record<NonNullable<Violation['since']>, string>> = {
  new: 'new',
  'not-tested-before': 'new, not tested before',
};
