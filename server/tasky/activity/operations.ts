import { clearActivity } from './clear.ts';
import { listBoardActivity, listTicketActivity } from './list.ts';
import { readStatistics } from './statistics.ts';
import { readTimeline } from './timeline.ts';

export const activityOperations = [
  listBoardActivity,
  listTicketActivity,
  readTimeline,
  readStatistics,
  clearActivity,
];
