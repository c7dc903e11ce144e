import type { StandIn } from '../stand-in.ts';
import { absent } from '../translations/absent.ts';
import { movedPaths } from '../translations/moved-paths.ts';
import { asWhoeverMadeIt } from '../translations/planted.ts';
import { renamedMembers } from '../translations/renamed-members.ts';

const threats = '/threat_models/{}/threats';

/** b59d69d6 of 2025-11-30, with what was broken there for a few days in the state that was meant (facts, 0.2). */
export const november2025: StandIn = {
  id: 'november-2025',
  title: 'November 2025: repositories, bulk instead of batch, /webhooks/subscriptions, PKCE',
  translations: [
    absent('PUT /threat_models/{}/diagrams/{}/collaborate'),
    renamedMembers('* /**', { sources: 'repositories', source_count: 'repo_count' }),
    movedPaths({
      '/threat_models/{}/sources': '/threat_models/{}/repositories',
      [`POST ${threats}/batch/patch`]: `PATCH ${threats}/bulk`,
      [`DELETE ${threats}/batch`]: `DELETE ${threats}/bulk`,
      '/webhooks/deliveries': '/webhooks/deliveries',
      '/webhooks': '/webhooks/subscriptions',
    }),
  ],
  planted: {
    title: 'Whoever knows the id of a webhook can read it',
    cells: ['GET /webhooks/{webhook_id} 403'],
    translation: asWhoeverMadeIt('GET /webhooks/subscriptions/{}'),
  },
};
