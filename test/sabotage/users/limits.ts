import { everyOperation, family } from '../sabotage.ts';
import { answering } from '../seams/answers.ts';
import { receiving } from '../seams/received-headers.ts';
import { getCsrfToken } from './operations.ts';
import { configured } from './seams.ts';

const requirements = ['S-rate-limit'];

/** Limits that are others than the documented one. */
export const limits = family(
  'limits',
  [
    {
      id: 'no-limit',
      title: 'Requests have no limit.',
      at: everyOperation,
      requirements,
      apply: configured({ REQUEST_LIMIT: 1_000_000 }),
    },
    {
      id: 'eleventh-request-accepted',
      title: 'Eleven requests are allowed.',
      at: everyOperation,
      requirements,
      apply: configured({ REQUEST_LIMIT: 11 }),
    },
    {
      id: 'tenth-request-refused',
      title: 'Nine requests are allowed.',
      at: everyOperation,
      requirements,
      apply: configured({ REQUEST_LIMIT: 9 }),
    },
    {
      id: 'longer-window',
      title: 'The window lasts an hour.',
      at: everyOperation,
      requirements: ['S-retry-after'],
      apply: configured({ REQUEST_WINDOW_SECONDS: 3600 }),
    },
    {
      id: 'one-limit-for-all-addresses',
      title: 'The requests of all addresses are counted together.',
      at: everyOperation,
      requirements,
      apply: receiving((headers) => {
        if (headers['x-forwarded-for'] !== undefined) headers['x-forwarded-for'] = '2001:db8::1';
      }),
    },
    {
      id: 'retry-after-missing',
      title: 'No 429 says when to come back.',
      at: everyOperation,
      requirements: ['S-retry-after'],
      cells: ['* 429'],
      apply: answering({ of: [429], headers: { 'retry-after': undefined } }),
    },
    {
      id: 'another-code-of-the-limit',
      title: 'A request too many has another code.',
      at: [getCsrfToken],
      requirements,
      cells: [`${getCsrfToken} 429`],
      apply: answering({
        of: [429],
        json: (body) => ({ ...(body as object), code: 'TOO_MANY_REQUESTS' }),
      }),
    },
  ],
  ['own-addresses'],
);
