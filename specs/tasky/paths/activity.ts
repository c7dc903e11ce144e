import type { Operation } from '../../builder/operation.ts';
import { integer } from '../../builder/schema.ts';
import { boardAccess, creator } from '../authz.ts';
import { refused } from '../errors.ts';
import { manyWrites, operation } from '../operation.ts';
import { filter, window } from '../parameters.ts';
import { ids } from '../samples.ts';
import {
  Activities,
  action,
  activitiesSample,
  activitySample,
  Cleared,
  dateRangeSample,
  entityType,
  Statistics,
  Timeline,
} from '../schemas/activity.ts';
import { adaSample } from '../schemas/common.ts';
import { boardNotFound, noBoardAccess } from './boards.ts';
import { noTicketAccess, ticketNotFound } from './tickets.ts';

const tag = 'Activity';
const ofBoard = '/api/boards/{boardId}/activity';
const failed = 'Internal Server Error';
const refusedOnBoard = { 403: noBoardAccess, 404: boardNotFound };

export const activityOperations: readonly Operation[] = [
  operation({
    id: 'listBoardActivity',
    method: 'get',
    path: ofBoard,
    tag,
    summary: 'List what happened on a board',
    authz: boardAccess,
    query: [
      filter('entityType', 'Only what happened to things of this kind', entityType, 'ticket'),
      filter('userId', 'Only what this user did', { type: 'string' }, ids.ada),
      filter('action', 'Only this', action, 'ticket.create'),
      ...window(25),
    ],
    success: { status: 200, description: 'Newest first', schema: Activities, data: activitiesSample },
    from: ['P', 'R22', 'R31'],
    errors: refusedOnBoard,
    failed,
  }),
  operation({
    id: 'getTimeline',
    method: 'get',
    path: `${ofBoard}/timeline`,
    tag,
    summary: 'Get what happened on a board by day',
    authz: boardAccess,
    query: [days(7), filter('limit', 'How many to return', integer({ min: 1 }, { default: 100 }), 100)],
    success: {
      status: 200,
      description: 'By day',
      schema: Timeline,
      data: { timeline: { '2026-01-22': [activitySample] }, dateRange: dateRangeSample },
    },
    from: ['P', 'R22', 'R31'],
    errors: refusedOnBoard,
    failed,
  }),
  operation({
    id: 'getStatistics',
    method: 'get',
    path: `${ofBoard}/stats`,
    tag,
    summary: 'Count what happened on a board',
    authz: boardAccess,
    query: [days(30)],
    success: {
      status: 200,
      description: 'How often, by action and by user',
      schema: Statistics,
      data: {
        actionStats: [{ action: 'ticket.create', count: 1 }],
        userStats: [{ user: adaSample, count: 1 }],
        dateRange: dateRangeSample,
      },
    },
    from: ['P', 'R22', 'R31'],
    errors: refusedOnBoard,
    failed,
  }),
  operation({
    id: 'listTicketActivity',
    method: 'get',
    path: '/api/tickets/{ticketId}/activity',
    tag,
    summary: 'List what happened to a ticket',
    authz: boardAccess,
    query: window(25),
    success: { status: 200, description: 'Newest first', schema: Activities, data: activitiesSample },
    from: ['P', 'R22', 'R31'],
    errors: { 403: noTicketAccess, 404: ticketNotFound },
    failed,
  }),
  operation({
    id: 'clearActivity',
    method: 'post',
    path: `${ofBoard}/clear`,
    tag,
    summary: 'Forget what happened on a board',
    authz: creator,
    success: {
      status: 200,
      description: 'Nothing is left',
      schema: Cleared,
      data: { message: 'Activity cleared', count: 1 },
    },
    from: ['R31'],
    errors: {
      403: { not_the_owner: refused('You do not have permission to modify this board') },
      404: boardNotFound,
    },
    limited: manyWrites,
    failed,
  }),
];

function days(usual: number) {
  return filter('days', 'How many days back', integer({ min: 1 }, { default: usual }), usual);
}
