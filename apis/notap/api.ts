import type { Api } from '../api.ts';

/** NoTap, payments that are confirmed by several factors. */
export const notap = {
  name: 'notap',
  title: 'NoTap',
  profile: async () => (await import('../../suites/notap/profile.ts')).notap,
  recognition: {
    path: '/health',
    load: async () => (await import('../../suites/notap/is-notap.ts')).isNotap,
  },
} as const satisfies Api;
