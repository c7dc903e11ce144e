import type { Api } from '../api.ts';
import { abilities } from './abilities.ts';

/** NoTap, payments that are confirmed by several factors. */
export const notap = {
  name: 'notap',
  title: 'NoTap',
  profile: async () => (await import('../../suites/notap/profile.ts')).notap,
  recognition: {
    path: '/health',
    load: async () => (await import('../../suites/notap/is-notap.ts')).isNotap,
  },
  reference: {
    abilities,
    load: async () => (await import('./server.ts')).notapServer,
  },
} as const satisfies Api;
