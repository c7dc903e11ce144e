import type { CellKind } from './cell-kind.ts';
import { html, type Markup } from './markup.ts';

/** Signs differ in shape, so that the page is readable without colour, printed, and in forced colours. */
export type Sign = CellKind | 'advisory' | 'passed' | 'barred' | 'inconclusive';

/** A sign. Decoration for those who see it: what it says must also stand in text or in a label. */
export function glyph(sign: Sign): Markup {
  return html`<svg class="glyph ${sign}" aria-hidden="true"><use href="#g-${sign}"></use></svg>`;
}

/** The drawings, once in a page. */
export const sprite: Markup = html`<svg class="sprite" aria-hidden="true" width="0" height="0">
<symbol id="g-provoked" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6" fill="currentColor"/></symbol>
<symbol id="g-observed" viewBox="0 0 16 16"><path d="M1.5 8c3-5 10-5 13 0-3 5-10 5-13 0z" fill="none" stroke="currentColor" stroke-width="1.5"/><circle cx="8" cy="8" r="2.25" fill="currentColor"/></symbol>
<symbol id="g-injected" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M8 2.75a5.25 5.25 0 0 0 0 10.5z" fill="currentColor"/></symbol>
<symbol id="g-forced" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" stroke-width="1.5"/></symbol>
<symbol id="g-violating" viewBox="0 0 16 16"><path d="M3.5 3.5l9 9m0-9l-9 9" stroke="currentColor" stroke-width="2.75" stroke-linecap="round"/></symbol>
<symbol id="g-known" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M5.75 5.75l4.5 4.5m0-4.5l-4.5 4.5" stroke="currentColor" stroke-width="1.5" stroke-linecap="round"/></symbol>
<symbol id="g-not-exercised" viewBox="0 0 16 16"><path d="M4 8h8" stroke="currentColor" stroke-width="2" stroke-linecap="round"/></symbol>
<symbol id="g-advisory" viewBox="0 0 16 16"><path d="M8 2.5v7M8 13.4v.1" stroke="currentColor" stroke-width="2.5" stroke-linecap="round"/></symbol>
<symbol id="g-passed" viewBox="0 0 16 16"><path d="M3 8.5l3.5 3.5L13 4.5" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></symbol>
<symbol id="g-barred" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M4.5 11.5l7-7" stroke="currentColor" stroke-width="1.5"/></symbol>
<symbol id="g-inconclusive" viewBox="0 0 16 16"><path d="M5.5 6a2.5 2.5 0 1 1 3.6 2.25c-.7.35-1.1.8-1.1 1.55M8 12.4v.1" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"/></symbol>
</svg>`;
