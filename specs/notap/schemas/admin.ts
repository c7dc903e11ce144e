import type { SchemaObject } from 'openapi3-ts/oas31';
import {
  arrayOf,
  boolean,
  dateTime,
  input,
  integer,
  nullable,
  object,
  oneOf,
  schema,
} from '../../builder/schema.ts';
import { alias, created, ids } from '../samples.ts';
import { reply, sentence, userId, word } from './common.ts';

const counts: SchemaObject = { type: 'object', additionalProperties: integer({ min: 0 }) };
const connected: SchemaObject = object({ required: { connected: boolean() } });

export const Stats = reply('Stats', {
  timestamp: dateTime(),
  cache: counts,
  rateLimit: counts,
  fraud: counts,
  redis: connected,
});
export const statsSample = {
  timestamp: created,
  cache: { enrollments: 1, sessions: 0 },
  rateLimit: { refused: 0 },
  fraud: { lockedSessions: 0 },
  redis: { connected: true },
} as const;

export const userStatus = oneOf(['active', 'suspended', 'deleted']);

const User = schema(
  'User',
  'A user, as administrators see it',
  object({
    required: {
      uuid: userId,
      status: userStatus,
      alias: nullable({ type: 'string' }),
      factorCount: integer({ min: 0 }),
      requiresReEnrollment: boolean(),
      createdAt: dateTime(),
    },
    optional: { suspendedAt: dateTime(), suspensionReason: word },
  }),
);
export const userSample = {
  uuid: ids.user,
  status: 'active',
  alias,
  factorCount: 3,
  requiresReEnrollment: false,
  createdAt: created,
} as const;

const page = { total: integer({ min: 0 }), limit: integer({ min: 1 }), offset: integer({ min: 0 }) };
export const Users = reply('Users', { users: arrayOf(User), ...page });
export const UserReply = reply('UserReply', { user: User });

const auditLog: SchemaObject = object({ required: { id: word, action: word, at: dateTime() } });
const auditSample = { id: 'log_4b1d7f2a', action: 'user.suspended', at: created } as const;

export const Suspension = schema(
  'Suspension',
  'Why a user is suspended, and for how long',
  input({
    required: { reason: word },
    optional: { duration: oneOf(['temporary', 'permanent']), notifyUser: boolean() },
  }),
);
export const Suspended = reply('Suspended', {
  uuid: userId,
  status: { const: 'suspended' },
  suspendedAt: dateTime(),
  auditLog,
});
export const suspendedSample = {
  uuid: ids.user,
  status: 'suspended',
  suspendedAt: created,
  auditLog: auditSample,
} as const;

export const Reactivated = reply('Reactivated', { uuid: userId, status: { const: 'active' }, auditLog });
export const reactivatedSample = {
  uuid: ids.user,
  status: 'active',
  auditLog: { ...auditSample, action: 'user.reactivated' },
} as const;

export const Reason = schema('Reason', 'Why', input({ required: { reason: word } }));
export const ReEnrollment = reply('ReEnrollment', {
  uuid: userId,
  requiresReEnrollment: { const: true },
  auditLog,
});
export const reEnrollmentSample = {
  uuid: ids.user,
  requiresReEnrollment: true,
  auditLog: { ...auditSample, action: 'user.re-enrollment' },
} as const;

export const BulkOfUsers = schema(
  'BulkOfUsers',
  'From 1 to 100 users',
  input({ required: { uuids: arrayOf(userId, { min: 1, max: 100 }) }, optional: { reason: word } }),
);
export const bulkSample = { uuids: [ids.user], reason: 'Fraud' } as const;

const outcome = object({ required: { uuid: userId, success: boolean() }, optional: { error: sentence } });
export const BulkReply = reply('BulkReply', {
  results: object({
    required: {
      total: integer({ min: 0 }),
      successful: integer({ min: 0 }),
      failed: integer({ min: 0 }),
    },
  }),
  details: arrayOf(outcome),
});
export const bulkReplySample = {
  results: { total: 1, successful: 1, failed: 0 },
  details: [{ uuid: ids.user, success: true }],
} as const;

export const severity = oneOf(['info', 'warning', 'critical']);
const Log = schema(
  'AuditLog',
  'What an administrator did',
  object({ required: { id: word, action: word, severity, at: dateTime() }, optional: { uuid: userId } }),
);
export const Logs = reply('AuditLogs', { logs: arrayOf(Log), total: integer({ min: 0 }) });
export const logsSample = {
  logs: [{ ...auditSample, severity: 'warning', uuid: ids.user }],
  total: 1,
} as const;

export const Config = reply('Config', {
  config: object({
    required: {
      rateLimits: {
        type: 'object',
        additionalProperties: object({
          required: { max: integer({ min: 1 }), windowMs: integer({ min: 1 }) },
        }),
      },
      session: object({
        required: { maxAttempts: integer({ min: 1 }), expiresInSeconds: integer({ min: 1 }) },
      }),
    },
  }),
});
export const configSample = {
  config: {
    rateLimits: { verification: { max: 30, windowMs: 60_000 } },
    session: { maxAttempts: 3, expiresInSeconds: 300 },
  },
} as const;

const category = oneOf(['enrollment', 'verification', 'admin', 'webhook', 'crypto']);
export const RateLimit = schema(
  'RateLimit',
  'How many requests a category allows per window',
  input({
    required: { category, max: integer({ min: 1 }), windowMs: integer({ min: 1000, max: 86_400_000 }) },
  }),
);
export const rateLimitSample = { category: 'crypto', max: 5, windowMs: 60_000 } as const;
export const RateLimitReply = reply('RateLimitReply', {
  category,
  max: integer({ min: 1 }),
  windowMs: integer({ min: 1 }),
});

export const Health = reply('Health', {
  status: { const: 'healthy' },
  timestamp: dateTime(),
  redis: word,
  database: word,
});
export const healthSample = {
  status: 'healthy',
  timestamp: created,
  redis: 'connected',
  database: 'connected',
} as const;
