import type { Header } from '../../contract/operations/operation.ts';
import { isHeaderValid } from '../header-value.ts';
import type { Check, CheckContext } from '../model/check.ts';

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
  title: 'Documented headers are there if they are required, and valid',
  help: 'Send every required header with a value of its schema, or correct what the document says of it.',
  level: 'MUST',
  judge: ({ response }, { contract, landed }) =>
    (landed?.headers ?? [])
      .filter(({ name }) => !elsewhere.has(name.toLowerCase()))
      .flatMap((header) => judgeHeader(header, response.headers[header.name.toLowerCase()], contract)),
};

function judgeHeader(header: Header, value: string | undefined, contract: CheckContext['contract']) {
  if (isHeaderValid(contract, header, value)) return [];
  const { name } = header;
  return value === undefined
    ? [{ message: `the header ${name} is missing`, place: name }]
    : [{ message: `the header ${name} is not valid by its schema`, place: name }];
}
