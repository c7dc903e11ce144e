import { arrayOf, boolean, dateTime, integer, object, oneOf, schema } from '../../builder/schema.ts';
import { created, ids } from '../samples.ts';
import { adaSample, envelope, objectId, Person } from './common.ts';

export const entityType = oneOf(['ticket', 'comment', 'board', 'column']);
export const action = oneOf([
  'ticket.create',
  'ticket.update',
  'ticket.move',
  'ticket.delete',
  'comment.add',
  'comment.delete',
  'board.create',
  'board.update',
  'board.delete',
  'column.create',
  'column.update',
  'column.delete',
]);

const Activity = schema(
  'Activity',
  'Something that somebody did; kept for 90 days',
  object({
    required: {
      _id: objectId,
      action,
      userId: Person,
      entityType,
      entityId: objectId,
      boardId: objectId,
      createdAt: dateTime(),
    },
    optional: { entityName: { type: 'string' }, metadata: { type: 'object' } },
  }),
);

const pagination = object({
  required: {
    total: integer({ min: 0 }),
    limit: integer({ min: 1 }),
    skip: integer({ min: 0 }),
    hasMore: boolean(),
  },
});

const dateRange = object({ required: { from: dateTime(), to: dateTime() } });

export const Activities = envelope('ActivitiesEnvelope', { activities: arrayOf(Activity), pagination });

export const Timeline = envelope('TimelineEnvelope', {
  timeline: { type: 'object', propertyNames: { format: 'date' }, additionalProperties: arrayOf(Activity) },
  dateRange,
});

export const Statistics = envelope('StatisticsEnvelope', {
  actionStats: arrayOf(object({ required: { action, count: integer({ min: 1 }) } })),
  userStats: arrayOf(object({ required: { user: Person, count: integer({ min: 1 }) } })),
  dateRange,
});

export const Cleared = envelope('ClearedEnvelope', {
  message: { type: 'string' },
  count: integer({ min: 0 }),
});

export const activitySample = {
  _id: ids.activity,
  action: 'ticket.create',
  userId: adaSample,
  entityType: 'ticket',
  entityId: ids.ticket,
  entityName: 'Write the release notes',
  boardId: ids.board,
  metadata: {},
  createdAt: created,
} as const;

export const activitiesSample = {
  activities: [activitySample],
  pagination: { total: 1, limit: 25, skip: 0, hasMore: false },
} as const;

export const dateRangeSample = { from: '2026-01-15T20:52:32.000Z', to: created } as const;
