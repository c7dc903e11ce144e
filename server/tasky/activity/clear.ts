import { creator } from '../routing/authz.ts';
import { boardOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { deleteHappenings } from './repository.ts';

/** POST /api/boards/{boardId}/activity/clear */
export const clearActivity = operation({
  id: 'clearActivity',
  method: 'POST',
  path: '/api/boards/{boardId}/activity/clear',
  authz: creator,
  refusal: 'not_modifiable',
  limit: 'write',
  handler: async (call) => ({
    message: 'Activity cleared',
    count: await deleteHappenings(call.db, boardOf(call).id),
  }),
});
