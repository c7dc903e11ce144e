import type { Content, Entry, Header, PostData, QueryString } from 'har-format';
import type { ReportedExchange } from '../../harness/report/evidence.ts';
import type { ReportedRun } from '../../harness/report/run.ts';
import { plural } from './figures.ts';
import { senderOf } from './sender-name.ts';

/** An exchange as HTTP Archive 1.2 has it. `phrase` is the name of its status, where it is known. */
export function harEntry(run: ReportedRun, exchange: ReportedExchange, phrase = ''): Entry {
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
      bodySize: byteLength(request.body ?? ''),
    },
    response: {
      status: response.status,
      statusText: phrase || (response.failure ?? ''),
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headersOf(response.headers),
      content: contentOf(response),
      redirectURL: response.headers.location ?? '',
      headersSize: -1,
      bodySize: byteLength(response.body),
    },
    cache: {},
    timings: { send: 0, wait: milliseconds, receive: 0 },
    comment: commentOn(exchange),
  };
}

/** When an exchange started, RFC 3339. */
export function momentOf(run: ReportedRun, { startedAt }: ReportedExchange): string {
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
  const size = byteLength(body);
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

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
