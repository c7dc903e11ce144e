import { readFile } from 'node:fs/promises';
import { isObject, type JsonObject } from '../../contract/json.ts';
import type { RecordedExchange } from '../../harness/observe/recorded-exchange.ts';
import { UserError } from '../user-error.ts';

/**
 * Reads the exchanges of a HAR file (HTTP Archive 1.2), as browsers, proxies, Postman and Playwright write them. What a client
 * answered itself, from a cache or a service worker, is left out. Throws a UserError for what is no such file.
 */
export async function readHar(file: string): Promise<readonly RecordedExchange[]> {
  const log = logIn(await jsonIn(file), file);
  const { entries } = log;
  if (!Array.isArray(entries))
    throw new UserError(`${file} has no list of entries; record the traffic again as HAR`);
  return entries.flatMap((entry: unknown, index) => {
    const place = `${file}, entry ${index + 1}`;
    if (!isObject(entry)) throw new UserError(`${place} is no object; record the traffic again as HAR`);
    return isFromClient(entry) ? [] : [exchangeOf(entry, place)];
  });
}

async function jsonIn(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const why =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : 'it cannot be read';
    throw new UserError(`${file} is not usable: ${why}; give a file of recorded traffic (HAR)`);
  }
  try {
    // Some programs begin the file with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new UserError(`${file} is no JSON, and HAR is; export the traffic as HAR`);
  }
}

function logIn(har: unknown, file: string): JsonObject {
  if (isObject(har) && isObject(har.log)) return har.log;
  throw new UserError(`${file} is no HAR file: it has no "log"; export the traffic as HAR`);
}

/** Answered by the browser without the server: Chromium marks what came from its cache, and what a worker made. */
function isFromClient({ _fromCache, _fetchedViaServiceWorker }: JsonObject): boolean {
  return typeof _fromCache === 'string' || _fetchedViaServiceWorker === true;
}

function exchangeOf(entry: JsonObject, place: string): RecordedExchange {
  const request = objectIn(entry, 'request', place);
  const response = objectIn(entry, 'response', place);
  const url = textIn(request, 'url', place);
  if (!URL.canParse(url))
    throw new UserError(`${place}: ${JSON.stringify(url)} is no URL; record the traffic again`);
  const parsed = new URL(url);
  const content = isObject(response.content) ? response.content : {};
  return {
    place,
    url: parsed,
    request: {
      method: textIn(request, 'method', place).toUpperCase(),
      target: `${parsed.pathname}${parsed.search}`,
      headers: headersIn(request.headers),
      body: postedIn(request.postData),
    },
    response: {
      status: typeof response.status === 'number' ? response.status : 0,
      headers: withoutEncoding(headersIn(response.headers)),
      body: bodyIn(content),
      ...(isLeftOut(content) && { cut: 'bytes' as const }),
    },
    startedAt: timeIn(entry, place),
    milliseconds: typeof entry.time === 'number' && entry.time > 0 ? Math.round(entry.time) : 0,
  };
}

function objectIn(entry: JsonObject, member: string, place: string): JsonObject {
  const value = entry[member];
  if (isObject(value)) return value;
  throw new UserError(`${place} has no ${member}; record the traffic again as HAR`);
}

function textIn(message: JsonObject, member: string, place: string): string {
  const value = message[member];
  if (typeof value === 'string') return value;
  throw new UserError(`${place} has no ${member}; record the traffic again as HAR`);
}

function timeIn({ startedDateTime }: JsonObject, place: string): string {
  if (typeof startedDateTime === 'string' && !Number.isNaN(Date.parse(startedDateTime)))
    return startedDateTime;
  throw new UserError(`${place} has no startedDateTime that is a time; record the traffic again as HAR`);
}

/** Names in lower case, repeated ones joined; without what HTTP/2 has in place of a first line. */
function headersIn(list: unknown): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const header of Array.isArray(list) ? list : []) {
    if (!isObject(header) || typeof header.name !== 'string' || typeof header.value !== 'string') continue;
    const name = header.name.toLowerCase();
    if (name.startsWith(':')) continue;
    headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}, ${header.value}` : header.value;
  }
  return headers;
}

/** HAR has bodies as they were before they were compressed and cut into pieces. */
function withoutEncoding(headers: Record<string, string>): Record<string, string> {
  const { 'content-encoding': encoding, 'transfer-encoding': _, 'content-length': length, ...rest } = headers;
  return { ...rest, ...(encoding === undefined && length !== undefined && { 'content-length': length }) };
}

function postedIn(postData: unknown): string | undefined {
  if (!isObject(postData)) return undefined;
  if (typeof postData.text === 'string' && postData.text !== '') return postData.text;
  const fields = (Array.isArray(postData.params) ? postData.params : []).filter(isObject);
  if (fields.length === 0) return undefined;
  return new URLSearchParams(
    fields.map(({ name, value }): [string, string] => [String(name), String(value ?? '')]),
  ).toString();
}

function bodyIn({ text, encoding }: JsonObject): string {
  if (typeof text !== 'string') return '';
  return encoding === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text;
}

/** There was a body, and the recording has not all of it: `size` is its length in bytes, before it was compressed. */
function isLeftOut({ text = '', encoding, size }: JsonObject): boolean {
  if (typeof text !== 'string' || typeof size !== 'number') return false;
  return Buffer.byteLength(text, encoding === 'base64' ? 'base64' : 'utf8') < size;
}
