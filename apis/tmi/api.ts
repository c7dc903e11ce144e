import type { Api } from '../api.ts';
import { abilities } from './abilities.ts';

/** TMI, Threat Modeling Improved. */
export const tmi = {
  name: 'tmi',
  title: 'TMI',
  profile: async () => (await import('../../suites/tmi/profile.ts')).tmi,
  recognition: { path: '/', load: async () => (await import('../../suites/tmi/is-tmi.ts')).isTmi },
  accounts: async () => (await import('../../suites/tmi/accounts.ts')).accounts,
  reference: {
    abilities,
    load: async () => (await import('./server.ts')).tmiServer,
  },
} as const satisfies Api;
