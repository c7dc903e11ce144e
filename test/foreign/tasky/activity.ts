import type { Call, Reply, Route } from './call.ts';
import { findById } from './records.ts';
import type { Release } from './release.ts';

/** What happened is not kept here; what matters is that anybody may ask, in an envelope of its own. */
export function activityRoutes(release: Release): readonly Route[] {
  const board = '/api/boards/:boardId';
  const place = release === 'r22' ? `${board}/activity` : board;
  const pagination = { total: 0, limit: 25, skip: 0, hasMore: false };
  const dateRange = { from: '2026-01-01T00:00:00.000Z', to: '2026-01-31T00:00:00.000Z' };
  const lists: readonly Route[] = [
    { route: `GET ${board}/activity`, handler: (call) => found(call, 'boardId', { data: [], pagination }) },
    { route: `GET ${place}/timeline`, handler: (call) => found(call, 'boardId', { data: {}, dateRange }) },
    {
      route: `GET ${place}/stats`,
      handler: (call) => found(call, 'boardId', { data: { actionStats: [], userStats: [], dateRange } }),
    },
    {
      route: 'GET /api/tickets/:ticketId/activity',
      handler: (call) => found(call, 'ticketId', { data: [], pagination }),
    },
  ];
  if (release === 'r22') return lists;
  const clear: Route = {
    route: `POST ${board}/activity/clear`,
    handler: (call) => found(call, 'boardId', { message: 'Activity cleared', count: 0 }),
  };
  return [...lists, clear];
}

/** Of a board that is not there, too; only a malformed identifier fails. */
function found({ records, path }: Call, name: string, json: object): Reply {
  findById(records.boards, path[name]);
  return { status: 200, json: { success: true, ...json } };
}
