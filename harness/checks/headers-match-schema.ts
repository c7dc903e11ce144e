import type { Header } from '../../contract/operations/operation.ts';
import type { Check, CheckContext } from '../model/check.ts';
import { isHeaderValid } from '../model/header-value.ts';

/** Headers that have a check of their own. */
const elsewhere = new Set([
  'location',
  'www-authenticate',
  'retry-after',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
]);

export const headersMatchSchema: Check = {
  id: 'headers-match-schema',
  title: 'Required headers are present, and documented headers are valid',
  help: 'Send every required header with a value that is valid by its schema, or correct the document.',
  meaning:
    'A required header must be present, and every documented header that is present must be valid by its schema. A header is text: `5` is valid for `type: integer`. Location, WWW-Authenticate, Retry-After and X-RateLimit headers have their own checks. Recorded traffic may lack Set-Cookie, which browsers leave out of what they export.',
  source: 'OpenAPI 3.1.0, section 4.8.21 (Header Object)',
  example: {
    document: `
      /pets:
        get:
          responses:
            200:
              description: All pets
              headers:
                X-Total-Count: { required: true, schema: { type: integer } }`,
    request: 'GET /pets',
    response: `
      200 OK
      X-Total-Count: many`,
  },
  level: 'MUST',
  judge: ({ purpose, response }, { contract, landed }) =>
    (landed?.headers ?? [])
      .filter(({ name }) => !elsewhere.has(name.toLowerCase()))
      .filter(({ name }) => purpose.evidence !== 'observed' || name.toLowerCase() !== 'set-cookie')
      .flatMap((header) => judgeHeader(header, response.headers[header.name.toLowerCase()], contract)),
};

function judgeHeader(header: Header, value: string | undefined, contract: CheckContext['contract']) {
  if (isHeaderValid(contract, header, value)) return [];
  const { name } = header;
  return value === undefined
    ? [{ message: `the header ${name} is missing`, place: name }]
    : [{ message: `the header ${name} is not valid by its schema`, place: name }];
}
