import type { IncomingMessage } from 'node:http';
import type { Operation } from '../../contract/operations/operation.ts';

/** What goes over the wire, ready-made: nothing of it is put together while a request waits. */
export interface Answer {
  readonly status: number;
  /** Name, value, name, value …: the form that node sends as it is. */
  readonly headers: readonly string[];
  readonly body: Buffer | undefined;
}

/** The last thing that happens to an answer. */
export type Finish = (answer: Answer, operation: Operation | undefined, request: IncomingMessage) => Answer;

export type Headers = Readonly<Record<string, string>>;

/** On every answer, unless the document says something else about that header. */
const always: Headers = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' };

/** An answer with the headers that every answer has. */
export function finished(status: number, headers: Headers, body?: string): Answer {
  return withLength(status, headerList(headers), body);
}

/** The headers of every answer and these. Names are compared without regard to case, the last one wins. */
export function headerList(headers: Headers): readonly string[] {
  const merged = new Map<string, readonly [name: string, value: string]>();
  for (const [name, value] of [...Object.entries(always), ...Object.entries(headers)]) {
    merged.set(name.toLowerCase(), [name, value]);
  }
  return [...merged.values()].flat();
}

/** Puts bytes and their number to a list of headers. */
export function withLength(status: number, headers: readonly string[], body = ''): Answer {
  if (!bodyAllowed(status)) return { status, headers, body: undefined };
  // RFC 9110, 15.3.6: a 205 says that it is empty.
  const bytes = Buffer.from(status === 205 ? '' : body);
  return { status, headers: [...headers, 'Content-Length', String(bytes.length)], body: bytes };
}

/** The same answer for whoever keeps it: a small buffer is a part of a large one, which would be kept with it. */
export function inOwnMemory(answer: Answer): Answer {
  const { body } = answer;
  if (!body) return answer;
  const own = Buffer.allocUnsafeSlow(body.length);
  body.copy(own);
  return { ...answer, body: own };
}

/** The same answer with one header replaced or added. */
export function withHeader(answer: Answer, name: string, value: string): Answer {
  const headers = answer.headers.slice();
  const lower = name.toLowerCase();
  for (let index = 0; index < headers.length; index += 2) {
    if (headers[index]?.length !== name.length || headers[index]?.toLowerCase() !== lower) continue;
    headers[index + 1] = value;
    return { ...answer, headers };
  }
  headers.push(name, value);
  return { ...answer, headers };
}

export function headersOf({ headers }: Answer): Record<string, string> {
  const entries: [string, string][] = [];
  for (let index = 0; index < headers.length; index += 2) {
    entries.push([headers[index] ?? '', headers[index + 1] ?? '']);
  }
  return Object.fromEntries(entries);
}

/** RFC 9110, 6.4.1: these statuses never have a body, nor does a Content-Length say so. */
function bodyAllowed(status: number): boolean {
  return status >= 200 && status !== 204 && status !== 304;
}
