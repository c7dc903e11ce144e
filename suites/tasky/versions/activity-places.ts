import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import type { Seen } from '../../../harness/model/probing.ts';
import { isRoute, nobodys } from './probes.ts';

const places = { 'in-activity': 'activity/timeline', 'in-board': 'timeline' };

/** Moved on 31 January 2026. */
export const activityPlaces: Capability = {
  id: 'activity-places',
  title: 'Timeline and statistics of a board',
  values: [
    { value: 'in-activity', words: 'at …/activity/timeline and …/activity/stats' },
    {
      value: 'in-board',
      words: 'at …/timeline and …/stats',
      change: { key: (key) => key.replace(/\/activity\/(timeline|stats)$/, '/$1') },
    },
  ],
  tell: async (probing) => {
    const missing: Seen[] = [];
    for (const [value, place] of Object.entries(places)) {
      const seen = await probing.ask({ target: `/api/boards/${nobodys}/${place}`, as: 'somebody' });
      if (!seen) return undefined;
      if (await isRoute(probing, 'GET', seen)) return toldBy(value, ...missing, seen);
      missing.push(seen);
    }
    return undefined;
  },
};
