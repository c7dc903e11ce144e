import type { Api } from '../api.ts';

/** The user-management API. */
export const users = {
  name: 'users',
  title: 'User management',
  profile: async () => (await import('../../suites/users/profile.ts')).users,
  recognition: {
    path: '/health-check',
    load: async () => (await import('../../suites/users/is-users.ts')).isUsers,
  },
} as const satisfies Api;
