import type { Violation } from '../../../harness/report/defects.ts';
import type { ReportedExchange } from '../../../harness/report/evidence.ts';
import { senderOf } from '../../parts/sender-name.ts';
import type { Book } from './book.ts';
import { count } from './links.ts';
import { markedJson } from './marked-json.ts';
import { html, type Markup } from './markup.ts';
import { violationText } from './violation-text.ts';

/** One step: what was sent and why, what came back, and what is wrong about it. */
export function exchangeView(
  book: Book,
  exchange: ReportedExchange,
  violations: readonly Violation[],
  { number, isMarked }: { readonly number?: number; readonly isMarked: boolean },
): Markup {
  const { step, why, milliseconds, evidence, request, response } = exchange;
  const open = isMarked || violations.length > 0 || exchange.landed !== exchange.expected || !isAround(step);
  return html`<li class="exchange"${isMarked && html` data-marked`}><details class="fold"${open && html` open`}>
<summary><h3>${number !== undefined && html`<span class="dim">${number}</span> `}${why}</h3><span class="gist"><b>${request.method}</b> ${request.target} → <b>${gotText(response)}</b></span></summary>
<p class="meta"><span class="tag">${stepWords[step]}</span> as <b>${senderOf(exchange)}</b> · ${evidenceWords[evidence]} · ${milliseconds} ms · <span class="code">${exchange.id}</span></p>
<p class="expectation">${expectation(exchange)}</p>
${violations.length > 0 && html`<ul class="violations">${violations.map((each) => html`<li class="violation ${each.level}">${violationText(each)}${documented(book, each)}</li>`)}</ul>`}
${messages(
  exchange,
  violations.flatMap(({ place }) => place ?? []),
)}
<p class="copies"><span class="meta">Copy:</span>${copies.map(([what, word]) => html` <button type="button" data-copy="${what}" data-exchange="${exchange.id}">${word}</button>`)}</p></details></li>`;
}

/** What can be taken along of an exchange. */
const copies = [
  ['curl', 'curl'],
  ['har', 'HAR entry'],
  ['link', 'link'],
] as const;

/** What the document says where a body does not satisfy it. */
function documented({ excerpts, report }: Book, { schema }: Violation): Markup | false {
  const excerpt = excerpts.get(schema ?? '');
  return (
    excerpt !== undefined &&
    html`<div class="documented"><p class="meta">Expected by <code>${report.run.document.file}</code>, line ${excerpt.line}:</p>
<pre tabindex="0" role="group" aria-label="Schema in the document">${excerpt.text}</pre></div>`
  );
}

/** What was sent beside what came back; `places` of the response body are marked. */
export function messages(
  { request, response }: Pick<ReportedExchange, 'request' | 'response'>,
  places: readonly string[] = [],
): Markup {
  return html`<div class="messages">
<div class="message-box"><h4>Request</h4><p class="line"><b>${request.method}</b> ${request.target}</p>${headers(request.headers)}${body(request.body ?? '', 'Request body', request.bodyLeftOut)}</div>
<div class="message-box"><h4>Response</h4><p class="line"><b>${gotText(response)}</b></p>${headers(response.headers)}${body(response.body, 'Response body', response.bodyLeftOut, places)}</div>
</div>`;
}

/** The status, or why there is none. */
function gotText({ status, failure }: ReportedExchange['response']): string {
  return status === 0 ? `no response (${failure ?? 'timeout'})` : String(status);
}

/** Set-up and clean-up steps are folded. */
function isAround(step: ReportedExchange['step']): boolean {
  return step === 'set-up' || step === 'clean-up';
}

const stepWords: Readonly<Record<ReportedExchange['step'], string>> = {
  'set-up': 'Set-up',
  control: 'Control',
  aim: 'Aim',
  'follow-up': 'Follow-up',
  'clean-up': 'Clean-up',
};

const evidenceWords: Readonly<Record<ReportedExchange['evidence'], string>> = {
  provoked: 'the server decided by itself',
  observed: 'it was recorded',
  injected: 'a fault was injected',
  forced: 'the mock was asked for this response',
};

function expectation({ expected, landed, response }: ReportedExchange): Markup {
  const got = gotText(response);
  if (response.status === 0) return html`Expected <b>${expected}</b>, got <b>${got}</b>.`;
  if (landed === null)
    return html`Expected <b>${expected}</b>, got <b>${got}</b>, which the document does not list for this operation.`;
  if (landed === expected)
    return html`Expected <b>${expected}</b>, and got it${got !== expected && html` as ${got}`}.`;
  return html`Expected <b>${expected}</b>, got <b>${got}</b>: recorded under ${landed}, the status it returned.`;
}

function headers(all: Readonly<Record<string, string>>): Markup | false {
  const entries = Object.entries(all);
  return (
    entries.length > 0 &&
    html`<details class="headers"><summary>${entries.length === 1 ? '1 header' : `${entries.length} headers`}</summary><dl>${entries.map(
      ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
    )}</dl></details>`
  );
}

function body(text: string, label: string, leftOut = 0, places: readonly string[] = []): Markup {
  if (text === '') return html`<p class="dim">no body</p>`;
  return html`<pre tabindex="0" role="group" aria-label="${label}">${markedJson(text, places)}</pre>${leftOut > 0 && html`<p class="dim">${count(leftOut, 'more character')} of the body are left out here.</p>`}`;
}
