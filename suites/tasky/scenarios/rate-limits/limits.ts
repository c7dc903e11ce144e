import { request, type Scenario } from '../../../../suite/suite.ts';
import { loginOf, newAccount, registered } from '../../steps/accounts.ts';
import { exceeding } from './exceed.ts';

/** S, "429 Too Many Requests" and Scenario 3. */
export const limits: readonly Scenario[] = [
  exceeding({
    what: 'successful logins',
    most: 5,
    seconds: 900,
    window: '15 minutes',
    cell: 'POST /api/auth/login 429',
    requirement: 'S-429-login',
    attempts: async (story) => {
      const account = await registered(story);
      return { as: 'anonymous', status: 200, draft: (headers) => loginOf(story, account, headers) };
    },
  }),
  exceeding({
    what: 'failed logins',
    most: 5,
    seconds: 900,
    window: '15 minutes',
    cell: 'POST /api/auth/login 429',
    requirement: 'S-429-login',
    attempts: async (story) => ({
      as: 'anonymous',
      status: 401,
      draft: (headers) => loginOf(story, newAccount(story), headers),
    }),
  }),
  exceeding({
    what: 'registrations',
    most: 3,
    seconds: 3600,
    window: 'an hour',
    cell: 'POST /api/auth/register 429',
    requirement: 'S-429-registration',
    attempts: async (story) => ({
      as: 'anonymous',
      status: 201,
      draft: (headers) => request(story, 'register', { json: newAccount(story), headers }),
    }),
  }),
  exceeding({
    what: 'searches',
    most: 30,
    seconds: 60,
    window: 'a minute',
    cell: 'GET /api/tickets/search 429',
    requirement: 'S-429-search',
    attempts: async (story) => ({
      as: 'owner',
      status: 200,
      draft: (headers) => request(story, 'search', { query: { q: story.unique() }, headers }),
    }),
  }),
  exceeding({
    what: 'requests that change something',
    most: 50,
    seconds: 300,
    window: '5 minutes',
    cell: 'POST /api/boards 429',
    requirement: 'S-429-writes',
    attempts: async (story) => ({
      as: 'owner',
      status: 400,
      draft: (headers) => request(story, 'createBoard', { json: { title: ' ' }, headers }),
    }),
  }),
];
