import type { ReportedAccess, ReportedPersona } from '../../../harness/report/access.ts';
import { hashOf } from './address.ts';
import type { Book } from './book.ts';
import { glyph, type Sign } from './glyph.ts';
import { operationMarkup } from './links.ts';
import { html, type Markup } from './markup.ts';

/** Who called, whether they could be trusted to prove anything, and who was let in where. */
export function accessPage(book: Book): Markup {
  const { personas, access } = book.report;
  return html`<h1 tabindex="-1">Access</h1>
<p class="lead">Which personas are allowed, and which are refused. A refusal counts only if the positive control of the persona passed: a request that must succeed.</p>
<h2>Personas</h2>
<div class="scroll"><table class="personas"><thead><tr><th scope="col">Persona</th><th scope="col">Description</th><th scope="col">Positive control</th></tr></thead><tbody>${personas.map((persona) => personaRow(persona, access))}</tbody></table></div>
<h2>Authorization</h2>
${access.length > 0 ? [legend(), accessTable(book, access)] : html`<p class="dim">No operation of the document needs credentials.</p>`}`;
}

function personaRow(
  { id, sentence, control, reason }: ReportedPersona,
  access: readonly ReportedAccess[],
): Markup {
  const own = access.filter(({ persona }) => persona === id);
  const isUnseen = control === 'none' && own.every(({ found }) => found === 'not-exercised');
  const { sign, words } = isUnseen ? unseen : controls[control];
  return html`<tr><th scope="row">${id}</th><td>${sentence}</td><td>${glyph(sign)} ${words}${reason !== null && html`: ${reason}`}</td></tr>`;
}

const controls: Readonly<
  Record<ReportedPersona['control'], { readonly sign: Sign; readonly words: string }>
> = {
  passed: { sign: 'passed', words: 'Passed' },
  failed: { sign: 'violating', words: 'Failed' },
  'not-available': { sign: 'not-exercised', words: 'Not available' },
  none: { sign: 'barred', words: 'None: it must be refused everywhere' },
};

/** A persona that must be refused everywhere, but sent no request: its credentials were not available, or not used. */
const unseen = {
  sign: 'not-exercised',
  words: 'None, and no request was sent with its credentials',
} as const;

const squares: readonly { readonly sign: Sign; readonly words: string; readonly sentence: string }[] = [
  {
    sign: 'passed',
    words: 'allowed, as expected',
    sentence: 'The document allows the persona, and so did the target.',
  },
  {
    sign: 'barred',
    words: 'refused, as expected',
    sentence: 'The document refuses the persona, and so did the target.',
  },
  { sign: 'violating', words: 'unexpected', sentence: 'The target did the opposite of what is expected.' },
  {
    sign: 'not-exercised',
    words: 'not exercised',
    sentence: 'No request was sent, or its response proves nothing.',
  },
];

function signOf({ due, found }: ReportedAccess): Sign {
  if (found !== 'as-due') return found === 'otherwise' ? 'violating' : 'not-exercised';
  return due === 'let-in' ? 'passed' : 'barred';
}

function legend(): Markup {
  return html`<dl class="legend">${squares.map(
    ({ sign, words, sentence }) => html`<div><dt>${glyph(sign)} ${words}</dt><dd>${sentence}</dd></div>`,
  )}</dl>`;
}

function accessTable(book: Book, access: readonly ReportedAccess[]): Markup {
  const personas = [...new Set(access.map(({ persona }) => persona))];
  return html`<div class="scroll matrix-frame" tabindex="0" role="region" aria-label="Authorization matrix"><table class="matrix access">
<thead><tr><th scope="col">Operation</th>${personas.map((persona) => html`<th scope="col">${persona}</th>`)}</tr></thead><tbody>${[
    ...Map.groupBy(access, ({ operation }) => operation),
  ].map(
    ([operation, row]) =>
      html`<tr><th scope="row"><span class="code">${operationMarkup(operation)}</span></th>${personas.map(
        (persona) =>
          html`<td>${square(
            book,
            row.find((each) => each.persona === persona),
          )}</td>`,
      )}</tr>`,
  )}</tbody></table></div>`;
}

function square(book: Book, access: ReportedAccess | undefined): Markup | false {
  if (!access) return false;
  const sign = signOf(access);
  const due = access.due === 'let-in' ? 'allowed' : 'refused';
  const label = `${access.operation} as ${access.persona}: must be ${due}, ${foundWords[access.found]}`;
  const [first = ''] = access.exchanges;
  const exchange = book.exchanges.get(first);
  if (!exchange) return html`<span class="${sign}" role="img" aria-label="${label}">${glyph(sign)}</span>`;
  return html`<a class="${sign}" href="${hashOf({ view: 'scenario', id: exchange.scenario, at: exchange.id })}" aria-label="${label}">${glyph(sign)}</a>`;
}

const foundWords: Readonly<Record<ReportedAccess['found'], string>> = {
  'as-due': 'and was',
  otherwise: 'but was not',
  'not-exercised': 'not exercised',
};
