import { everyOperation, family } from '../sabotage.ts';
import { answering } from '../seams/answers.ts';
import { readBoard } from './operations.ts';

/** Headers that are missing, or say something else. */
export const headers = family('headers', [
  {
    id: 'challenge-missing',
    title: 'No 401 has WWW-Authenticate.',
    at: everyOperation,
    requirements: ['S-401-challenge'],
    cells: ['* 401'],
    apply: answering({ of: [401], headers: { 'www-authenticate': undefined } }),
  },
  {
    id: 'challenge-of-another-realm',
    title: 'Whoever reads a board without a token is told of another realm.',
    at: [readBoard],
    requirements: ['S-401-challenge'],
    apply: answering({ of: [401], headers: { 'www-authenticate': 'Bearer realm="api"' } }),
  },
  {
    id: 'limit-headers-missing',
    title: 'No 429 says what the limit is.',
    at: everyOperation,
    requirements: ['S-429-headers'],
    cells: ['* 429'],
    apply: answering({
      of: [429],
      headers: {
        'ratelimit-limit': undefined,
        'ratelimit-remaining': undefined,
        'ratelimit-reset': undefined,
      },
    }),
  },
  {
    id: 'limit-header-wrong',
    title: 'RateLimit-Limit is always 1000.',
    at: everyOperation,
    requirements: ['S-429-headers'],
    apply: answering({ of: [429], headers: { 'ratelimit-limit': '1000' } }),
  },
  {
    id: 'reset-in-the-past',
    title: 'RateLimit-Reset is over already.',
    at: everyOperation,
    requirements: ['S-429-headers'],
    apply: answering({ of: [429], headers: { 'ratelimit-reset': '1642854900' } }),
  },
  {
    id: 'retry-after-missing',
    title: 'No 429 says when to come back.',
    at: everyOperation,
    requirements: ['S-429-headers'],
    cells: ['* 429'],
    apply: answering({ of: [429], headers: { 'retry-after': undefined } }),
  },
]);
