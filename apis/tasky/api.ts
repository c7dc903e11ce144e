import type { Api } from '../api.ts';
import { abilities } from './abilities.ts';

/** Tasky, a task board. */
export const tasky = {
  name: 'tasky',
  title: 'Tasky',
  profile: async () => (await import('../../suites/tasky/profile.ts')).tasky,
  recognition: { path: '/api', load: async () => (await import('../../suites/tasky/is-tasky.ts')).isTasky },
  reference: {
    abilities,
    load: async () => (await import('./server.ts')).taskyServer,
  },
} as const satisfies Api;
