import { noProfile, type Profile } from '../../harness/profile.ts';

/** What the TMI document cannot say about TMI. */
export const tmi: Profile = {
  ...noProfile,
  name: 'tmi',
  errors: { code: 'error', message: 'error_description' },
};
