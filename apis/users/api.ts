import type { Api } from '../api.ts';
import { abilities } from './abilities.ts';

/** The user-management API. */
export const users = {
  name: 'users',
  title: 'User management',
  profile: async () => (await import('../../suites/users/profile.ts')).users,
  recognition: {
    path: '/health-check',
    load: async () => (await import('../../suites/users/is-users.ts')).isUsers,
  },
  reference: {
    abilities,
    load: async () => (await import('./server.ts')).usersServer,
  },
} as const satisfies Api;
