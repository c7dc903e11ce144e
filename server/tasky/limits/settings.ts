import type { Setting } from '../../setting.ts';

/** The limits of the source, each for one address. */
export const limitSettings = {
  LOGIN_LIMIT: count(5, 'logins from one address per window, successful or not'),
  LOGIN_WINDOW_SECONDS: window(15 * 60, 'logins'),
  REGISTRATION_LIMIT: count(3, 'registrations from one address per window, successful or not'),
  REGISTRATION_WINDOW_SECONDS: window(60 * 60, 'registrations'),
  SEARCH_LIMIT: count(30, 'searches from one address per window'),
  SEARCH_WINDOW_SECONDS: window(60, 'searches'),
  WRITE_LIMIT: count(50, 'other requests that change something, from one address per window'),
  WRITE_WINDOW_SECONDS: window(5 * 60, 'other requests that change something'),
  UNLIMITED_ADDRESSES: {
    type: 'string',
    default: '',
    says: 'addresses that no limit applies to, comma separated',
  },
} as const satisfies Readonly<Record<string, Setting>>;

function count(usual: number, says: string) {
  return { type: 'integer', default: usual, minimum: 1, maximum: 1_000_000_000, says } as const;
}

function window(usual: number, what: string) {
  return {
    type: 'integer',
    default: usual,
    minimum: 1,
    maximum: 86_400,
    says: `length of the window of ${what}`,
  } as const;
}
