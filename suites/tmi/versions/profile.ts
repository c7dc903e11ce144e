import type { Capability } from '../../../harness/model/capability.ts';
import { firstIn, firstThere, nowhere } from './probes.ts';

const places = { 'users-me': '/users/me', me: '/me' };

/** Since November 2025; moved at the end of January 2026. */
export const profile: Capability = {
  id: 'profile',
  title: 'The profile of the caller, and the deletion of the account',
  values: [
    { value: 'users-me', words: 'at /users/me' },
    { value: 'me', words: 'at /me', change: { key: (key) => key.replace('/users/me', '/me') } },
    {
      value: 'none',
      words: 'not there',
      change: {
        lacks: {
          operations: /^\w+ \/users\/me$/,
          because: 'this version has no profile of the caller, and no deletion of accounts',
        },
      },
    },
  ],
  tell: async (probing) => (await firstThere(probing, places)) ?? nowhere(probing, Object.values(places)),
  inDocument: (document) => firstIn(document, { 'users-me': 'GET /users/me', me: 'GET /me' }) ?? 'none',
};
