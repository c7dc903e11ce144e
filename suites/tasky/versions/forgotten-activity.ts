import type { Capability } from '../../../harness/model/capability.ts';
import { nobodys, tellRoute } from './probes.ts';

/** Since 31 January 2026. */
export const forgottenActivity: Capability = {
  id: 'forgotten-activity',
  title: 'Forgetting the activity of a board',
  values: [
    { value: 'yes', words: 'POST of …/activity/clear' },
    {
      value: 'none',
      words: 'not there',
      change: {
        lacks: {
          operations: /^POST \/api\/boards\/\{boardId\}\/activity\/clear$/,
          because: 'in this version, activity is not cleared',
        },
      },
    },
  ],
  // Of a board that nobody has.
  tell: (probing) =>
    tellRoute(probing, { method: 'POST', target: `/api/boards/${nobodys}/activity/clear`, json: {} }),
};
