import { boundsNow, type LimitName } from '../limits/bounds.ts';
import { administrator } from '../routing/authz.ts';
import type { Call } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { choiceIn, pageIn } from '../routing/query.ts';
import type { Tables } from '../storage/tables.ts';
import { MAX_ATTEMPTS } from '../verification/sessions.ts';
import { audit } from './audit.ts';

const administration = { ...administrator, limit: 'admin' } as const;

const getStats = operation({
  ...administration,
  id: 'getStats',
  method: 'GET',
  path: '/v1/admin/stats',
  handler: async (call) => ({
    timestamp: new Date(call.server.clock()).toISOString(),
    cache: { enrollments: await count(call, 'enrollments'), sessions: await count(call, 'sessions') },
    rateLimit: { counters: await count(call, 'rate_limits') },
    fraud: { suspendedUsers: await suspended(call) },
    redis: { connected: true },
  }),
});

const listAuditLogs = operation({
  ...administration,
  id: 'listAuditLogs',
  method: 'GET',
  path: '/v1/admin/audit/logs',
  handler: async (call) => {
    const { limit, offset } = pageIn(call.query);
    const severity = choiceIn(call.query.severity, ['info', 'warning', 'critical']);
    const all = call.db.selectFrom('audit_logs');
    const found = severity === undefined ? all : all.where('severity', '=', severity);
    const { total } = await found
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await found
      .selectAll()
      .orderBy('at', 'desc')
      .orderBy('id')
      .limit(limit)
      .offset(offset)
      .execute();
    const logs = rows.map(({ uuid, at, ...row }) => ({
      ...row,
      at: new Date(at).toISOString(),
      ...(uuid === null ? {} : { uuid }),
    }));
    return { logs, total: Number(total) };
  },
});

const getConfig = operation({
  ...administration,
  id: 'getConfig',
  method: 'GET',
  path: '/v1/admin/config',
  handler: async ({ db, server }) => {
    const bounds = Object.entries(await boundsNow(db, server.config));
    const rateLimits = Object.fromEntries(
      bounds.map(([name, { max, seconds }]) => [name, { max, windowMs: seconds * 1000 }]),
    );
    const session = { maxAttempts: MAX_ATTEMPTS, expiresInSeconds: server.config.SESSION_SECONDS };
    return { config: { rateLimits, session } };
  },
});

interface RateLimit {
  readonly category: LimitName;
  readonly max: number;
  readonly windowMs: number;
}

const setRateLimit = operation<RateLimit>({
  ...administration,
  id: 'setRateLimit',
  method: 'PUT',
  path: '/v1/admin/config/rate-limits',
  reads: true,
  handler: async (call) => {
    const { category, max, windowMs } = call.body;
    const bounds = { max, window_ms: windowMs };
    await call.db
      .insertInto('limits')
      .values({ category, ...bounds })
      .onConflict((conflict) => conflict.column('category').doUpdateSet(bounds))
      .execute();
    await audit(call, 'config.rate-limits', { severity: 'warning' });
    return { category, max, windowMs };
  },
});

async function count({ db }: Pick<Call, 'db'>, table: keyof Tables): Promise<number> {
  const { total } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

async function suspended({ db }: Pick<Call, 'db'>): Promise<number> {
  const { total } = await db
    .selectFrom('users')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('suspended_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(total);
}

export const settingOperations = [getStats, listAuditLogs, getConfig, setRateLimit];
