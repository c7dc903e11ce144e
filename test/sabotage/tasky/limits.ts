import type { Config } from '../../../server/tasky/config.ts';
import { type Apply, family } from '../sabotage.ts';
import { declaring } from '../seams/policies.ts';
import { receiving } from '../seams/received-headers.ts';
import { createBoard, login, register, search } from './operations.ts';

/** Other settings, before anybody reads them. */
function configured(settings: Partial<Config>): Apply {
  return (app) => {
    Object.assign(app.tasky.config, settings);
  };
}

/** Limits that are others than the documented ones. */
export const limits = family(
  'limits',
  [
    {
      id: 'no-limit-of-logins',
      title: 'Logins have no limit.',
      at: [login],
      requirements: ['S-429-login', 'S-status-429'],
      cells: [`${login} 429`],
      apply: declaring({ limit: undefined }),
    },
    {
      id: 'no-limit-of-searches',
      title: 'Searches have no limit.',
      at: [search],
      requirements: ['S-429-search', 'S-status-429'],
      cells: [`${search} 429`],
      apply: declaring({ limit: undefined }),
    },
    {
      id: 'sixth-login-accepted',
      title: 'Six logins are allowed.',
      at: [login],
      requirements: ['S-429-login'],
      apply: configured({ LOGIN_LIMIT: 6 }),
    },
    {
      id: 'fourth-login-refused',
      title: 'Three logins are allowed.',
      at: [login],
      requirements: ['S-429-login'],
      apply: configured({ LOGIN_LIMIT: 3 }),
    },
    {
      id: 'fourth-registration-accepted',
      title: 'Four registrations are allowed.',
      at: [register],
      requirements: ['S-429-registration'],
      apply: configured({ REGISTRATION_LIMIT: 4 }),
    },
    {
      id: 'fewer-searches',
      title: 'Twenty searches are allowed.',
      at: [search],
      requirements: ['S-429-search'],
      apply: configured({ SEARCH_LIMIT: 20 }),
    },
    {
      id: 'more-writes',
      title: 'Sixty requests that change something are allowed.',
      at: [createBoard],
      requirements: ['S-429-writes'],
      apply: configured({ WRITE_LIMIT: 60 }),
    },
    {
      id: 'longer-window-of-searches',
      title: 'The window of searches lasts an hour.',
      at: [search],
      requirements: ['S-429-headers', 'S-429-search'],
      apply: configured({ SEARCH_WINDOW_SECONDS: 3600 }),
    },
    {
      id: 'one-limit-for-all-addresses',
      title: 'The logins of all addresses are counted together.',
      at: [login],
      seenAt: ['*'],
      requirements: ['S-429-login'],
      apply: receiving((headers) => {
        if (headers['x-forwarded-for'] !== undefined) headers['x-forwarded-for'] = '2001:db8::1';
      }),
    },
  ],
  ['own-addresses'],
);
