import type { Api } from '../api.ts';

/** A small API without a server, for tests of everything that claims to work for any API. */
export const mini = {
  name: 'mini',
  title: 'Parcel lockers',
  profile: async () => (await import('../../suites/mini/profile.ts')).mini,
} as const satisfies Api;
