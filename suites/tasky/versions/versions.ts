import type { KnownVersions } from '../../../harness/model/capability.ts';
import { activityPlaces } from './activity-places.ts';
import { caller } from './caller.ts';
import { commentChanges } from './comment-changes.ts';
import { forgottenActivity } from './forgotten-activity.ts';
import { listOfColumns } from './list-of-columns.ts';
import { members } from './members.ts';
import { roles } from './roles.ts';
import { searchResults } from './search-results.ts';
import { team } from './team.ts';

/** The first release that is known, by its id. */
export const january22 = '2026-01-22';
/** The second one. */
export const january31 = '2026-01-31';

/** What the releases of Tasky differ in. An instance that tells nothing is taken for the one of our document. */
export const taskyVersions: KnownVersions = {
  capabilities: [
    caller,
    team,
    searchResults,
    activityPlaces,
    roles,
    members,
    commentChanges,
    forgottenActivity,
    listOfColumns,
  ],
  versions: [
    { id: 'documented', title: 'the Tasky of our document', values: {} },
    {
      id: january22,
      title: '22 January 2026',
      values: {
        caller: 'plain',
        team: 'none',
        'search-results': 'tickets',
        roles: 'none',
        members: 'none',
        'comment-changes': 'none',
        'forgotten-activity': 'none',
        'list-of-columns': 'bare',
      },
    },
    {
      id: january31,
      title: '31 January 2026',
      values: {
        caller: 'plain',
        'activity-places': 'in-board',
        members: 'administrators',
        'list-of-columns': 'bare',
      },
    },
  ],
};
