import type { Profile } from '../../harness/model/profile.ts';
import { personIn } from './accounts.ts';
import { hints, unfit } from './hints.ts';
import { scenarios } from './scenarios/scenarios.ts';
import { shownBy } from './shown-by.ts';
import { tolerances } from './tolerances/tolerances.ts';
import { tmiVersions } from './versions/versions.ts';

/** What the TMI document cannot say about TMI. */
export const tmi: Profile = {
  name: 'tmi',
  errors: { code: 'error', message: 'error_description' },
  whoAmI: ['GET /users/me', 'GET /oauth2/userinfo'].map((operation) => ({ operation, read: personIn })),
  hints,
  sharesResources: true,
  saysRefusals: true,
  // Measured with the server of test/production/: 566 cells with 30 accounts, as with one for each story.
  usefulAccounts: 30,
  unfit,
  shownBy,
  scenarios,
  tolerances,
  versions: tmiVersions,
};
