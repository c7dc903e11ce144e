import { STATUS_CODES } from 'node:http';
import type { Content, Entry, Har, Header, Page, PostData, QueryString } from 'har-format';
import type { ReportedExchange } from '../../harness/report/evidence.ts';
import type { Report } from '../../harness/report/report.ts';
import type { ReportedRun } from '../../harness/report/run.ts';
import { plural } from '../parts/figures.ts';
import { senderOf } from '../parts/sender-name.ts';

/**
 * HTTP Archive 1.2: every exchange as it was recorded, without its secrets, on a page for each scenario. Only the whole
 * time of an exchange is known, and stands as waiting.
 */
export function renderHar({ run, scenarios, exchanges }: Report): string {
  const said = Map.groupBy(exchanges, ({ scenario }) => scenario);
  const pages = scenarios.flatMap(({ id, title }): Page[] => {
    const first = said.get(id)?.[0];
    return first === undefined
      ? []
      : [
          {
            id,
            title,
            startedDateTime: momentOf(run, first),
            pageTimings: { onContentLoad: -1, onLoad: -1 },
          },
        ];
  });
  const known = new Set(pages.map(({ id }) => id));
  const log: Omit<Har['log'], 'entries'> = {
    version: '1.2',
    creator: { name: 'assay', version: run.assay },
    pages,
    comment: `${run.document.title} ${run.document.version}, run ${run.id}. Secrets were removed before anything was stored.`,
  };
  const entries = exchanges.map(
    (exchange): Entry => ({
      ...(known.has(exchange.scenario) && { pageref: exchange.scenario }),
      ...entry(run, exchange),
    }),
  );
  return `{"log":{${inLines(log)},"entries":${list(entries)}}}\n`;
}

/** A line for each page and entry: a large run has tens of thousands. */
function inLines(members: object): string {
  return Object.entries(members)
    .map(
      ([name, value]) =>
        `${JSON.stringify(name)}:${Array.isArray(value) ? list(value) : JSON.stringify(value)}`,
    )
    .join(',\n');
}

function list(items: readonly unknown[]): string {
  return `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
}

function entry(run: ReportedRun, exchange: ReportedExchange): Entry {
  const { request, response, milliseconds } = exchange;
  const post = postData(request);
  return {
    startedDateTime: momentOf(run, exchange),
    time: milliseconds,
    request: {
      method: request.method,
      url: urlOf(run, exchange),
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headersOf(request.headers),
      queryString: queryOf(request.target),
      ...(post && { postData: post }),
      headersSize: -1,
      bodySize: Buffer.byteLength(request.body ?? ''),
    },
    response: {
      status: response.status,
      statusText: STATUS_CODES[response.status] ?? response.failure ?? '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headersOf(response.headers),
      content: contentOf(response),
      redirectURL: response.headers.location ?? '',
      headersSize: -1,
      bodySize: Buffer.byteLength(response.body),
    },
    cache: {},
    timings: { send: 0, wait: milliseconds, receive: 0 },
    comment: commentOn(exchange),
  };
}

function momentOf(run: ReportedRun, { startedAt }: ReportedExchange): string {
  return new Date(Date.parse(run.startedAt) + startedAt).toISOString();
}

/** What was sent may be malformed on purpose: nothing is put right, only what no URL can hold is encoded. */
function urlOf({ target }: ReportedRun, { request }: ReportedExchange): string {
  return `${target.url}${request.target}`.toWellFormed().replaceAll(/[^!-~]+/gu, encodeURIComponent);
}

function headersOf(headers: Readonly<Record<string, string>>): Header[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

function queryOf(target: string): QueryString[] {
  const start = target.indexOf('?');
  const query = start === -1 ? '' : target.slice(start + 1);
  return [...new URLSearchParams(query)].map(([name, value]) => ({ name, value }));
}

function postData({ headers, body, bodyLeftOut }: ReportedExchange['request']): PostData | undefined {
  return body === null
    ? undefined
    : { mimeType: mediaTypeIn(headers), text: body, ...commentOnCut(bodyLeftOut) };
}

function contentOf({ headers, body, bodyLeftOut }: ReportedExchange['response']): Content {
  const size = Buffer.byteLength(body);
  return {
    size,
    mimeType: mediaTypeIn(headers),
    ...(size > 0 && { text: body }),
    ...commentOnCut(bodyLeftOut),
  };
}

function commentOnCut(leftOut: number | undefined): { readonly comment?: string } {
  return leftOut === undefined ? {} : { comment: `${plural(leftOut, 'character')} more were left out` };
}

/** HAR 1.2 wants one also where none was sent; browsers write this then. */
const unknownType = 'x-unknown';

function mediaTypeIn(headers: Readonly<Record<string, string>>): string {
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type');
  return found?.[1] ?? unknownType;
}

function commentOn(exchange: ReportedExchange): string {
  const { id, why, expected, step } = exchange;
  return `${id}, ${step}: ${why}; as ${senderOf(exchange)}, ${expected} expected`;
}
