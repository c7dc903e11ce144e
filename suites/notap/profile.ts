import type { Profile } from '../../harness/model/profile.ts';
import { hints } from './hints.ts';
import { shownBy } from './shown-by.ts';

/** What the document of NoTap cannot say about it. */
export const notap: Profile = {
  name: 'notap',
  errors: { message: 'error' },
  hints,
  shownBy,
  scenarios: [],
};
