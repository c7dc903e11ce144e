import { STATUS_CODES } from 'node:http';
import { type Answer, finished, type Headers } from './answer.ts';

/** A problem in the form of RFC 9457, for what the document has no words for. */
export function problem(status: number, detail: string, headers: Headers = {}): Answer {
  const body = JSON.stringify({
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
  });
  return finished(status, { ...headers, 'Content-Type': 'application/problem+json' }, body);
}
