import type { Contract } from '../../contract/contract.ts';
import type { Header } from '../../contract/operations/operation.ts';
import type { Check } from '../model/check.ts';
import { isHeaderValid } from '../model/header-value.ts';

/** No standard has these: what the document says of them holds, and nothing else. */
const counters = ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'];

export const rateLimitHeaders: Check = {
  id: 'rate-limit-headers',
  title: 'A 429 says when to retry',
  help: 'Send Retry-After with 429 (RFC 6585, section 4), and the rate limit headers that the document lists.',
  meaning:
    'A 429 must say when to retry. A required Retry-After must be present, and a Retry-After that is present must be a number of seconds or an HTTP date, unless the schema of the document allows neither. X-RateLimit-Limit, -Remaining and -Reset must be as documented.',
  source: 'RFC 6585, section 4; RFC 9110, section 10.2.3',
  example: {
    document: `
      /pets:
        get:
          responses:
            200: { description: All pets }
            429:
              description: Too many requests
              headers:
                Retry-After: { required: true, schema: { type: integer } }`,
    request: 'GET /pets',
    response: `
      429 Too Many Requests
      Retry-After: soon`,
  },
  level: 'MUST',
  judge: ({ response }, { contract, landed }) => {
    if (response.status !== 429) return [];
    const documented = new Map((landed?.headers ?? []).map((header) => [header.name.toLowerCase(), header]));
    const wait = response.headers['retry-after'];
    const retry = documented.get('retry-after');
    const isWrong = wait === undefined ? retry?.required : !isDelay(wait) && leavesDelays(contract, retry);
    const faults = isWrong
      ? [{ message: 'no Retry-After on 429 that is a number of seconds or a date', place: 'Retry-After' }]
      : [];
    const bad = counters.flatMap((name) => {
      const header = documented.get(name.toLowerCase());
      const value = response.headers[name.toLowerCase()];
      if (!header || isHeaderValid(contract, header, value)) return [];
      return { message: `no ${name} on 429 that the document allows`, place: name };
    });
    return [...faults, ...bad];
  },
};

/** Whether a document lets Retry-After be what HTTP has it be: a server cannot follow both where it does not. */
function leavesDelays(contract: Contract, header: Header | undefined): boolean {
  return (
    !header || ['120', 'Wed, 21 Oct 2026 07:28:00 GMT'].some((text) => isHeaderValid(contract, header, text))
  );
}

/** RFC 9110, section 10.2.3: seconds, or a date as servers have to write it (section 5.6.7). */
function isDelay(value: string): boolean {
  return /^\d+$/.test(value) || httpDate.test(value);
}

const httpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
