import { isStorableText } from '../../unstorable-text.ts';
import { HOUR_MS } from '../credentials/api-keys.ts';
import { digestOf, newId, newSecret } from '../credentials/random-texts.ts';
import { fail } from '../errors/notap-error.ts';
import { anyDeveloper, type Permission, permissions } from '../routing/authz.ts';
import { type Call, developerOf, inPath } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { choiceIn } from '../routing/query.ts';
import type { ApiKeyRow } from '../storage/tables.ts';
import { commonView, keyView } from './view.ts';

interface NewKey {
  readonly name: string;
  readonly permissions?: readonly Permission[];
  readonly rateLimit?: number;
  readonly expiresInDays?: number;
}

const USUAL_PER_HOUR = 1000;
const DAY_MS = 86_400_000;
const SHOWN = 'zpk_live_1234'.length;
const portal = { ...anyDeveloper, limit: 'webhook' } as const;
const one = '/v1/developer/keys/{keyId}';

const createKey = operation<NewKey>({
  ...portal,
  id: 'createKey',
  method: 'POST',
  path: '/v1/developer/keys',
  reads: true,
  status: 201,
  handler: async (call) => {
    const { db, server, body } = call;
    const now = server.clock();
    const key = newSecret('zpk_live_');
    const row: ApiKeyRow = {
      ...{ id: newId('key'), developer_id: developerOf(call), name: body.name, digest: digestOf(key) },
      prefix: key.slice(0, SHOWN),
      permissions: JSON.stringify(body.permissions ?? permissions),
      rate_limit: body.rateLimit ?? USUAL_PER_HOUR,
      created_at: now,
      expires_at: body.expiresInDays === undefined ? null : now + body.expiresInDays * DAY_MS,
      revoked_at: null,
    };
    await db.insertInto('api_keys').values(row).execute();
    return { key: { ...commonView(row), key } };
  },
});

const listKeys = operation({
  ...portal,
  id: 'listKeys',
  method: 'GET',
  path: '/v1/developer/keys',
  handler: async (call) => {
    const rows = await call.db
      .selectFrom('api_keys')
      .selectAll()
      .where('developer_id', '=', developerOf(call))
      .where('revoked_at', 'is', null)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return { keys: rows.map(keyView), total: rows.length };
  },
});

const setPermissions = operation<{ readonly permissions: readonly Permission[] }>({
  ...portal,
  id: 'setPermissions',
  method: 'PUT',
  path: `${one}/permissions`,
  reads: true,
  handler: async (call) => {
    const row = await ownKey(call);
    const changed = { permissions: JSON.stringify(call.body.permissions) };
    await call.db.updateTable('api_keys').set(changed).where('id', '=', row.id).execute();
    return { key: keyView({ ...row, ...changed }) };
  },
});

const ranges = { '24h': DAY_MS, '7d': 7 * DAY_MS, '30d': 30 * DAY_MS } as const;

const getUsage = operation({
  ...portal,
  id: 'getUsage',
  method: 'GET',
  path: `${one}/usage`,
  handler: async (call) => {
    const timeRange = choiceIn(call.query.timeRange, ['24h', '7d', '30d']) ?? '24h';
    const { id } = await ownKey(call);
    const { requests, errors } = await call.db
      .selectFrom('key_usage')
      .select(({ fn }) => [
        fn.sum<number | null>('requests').as('requests'),
        fn.sum<number | null>('errors').as('errors'),
      ])
      .where('key_id', '=', id)
      .where('hour', '>', call.server.clock() - ranges[timeRange] - HOUR_MS)
      .executeTakeFirstOrThrow();
    return { usage: { timeRange, requests: Number(requests ?? 0), errors: Number(errors ?? 0) } };
  },
});

const revokeKey = operation({
  ...portal,
  id: 'revokeKey',
  method: 'DELETE',
  path: one,
  status: 204,
  handler: async (call) => {
    const { id } = await ownKey(call);
    await call.db
      .updateTable('api_keys')
      .set({ revoked_at: call.server.clock() })
      .where('id', '=', id)
      .execute();
    return {};
  },
});

/** The key in the path, if it is the caller's and not revoked; those of others are not found either. */
async function ownKey(call: Omit<Call, 'body'>): Promise<ApiKeyRow> {
  const id = inPath(call, 'keyId');
  const row = isStorableText(id)
    ? await call.db
        .selectFrom('api_keys')
        .selectAll()
        .where('id', '=', id)
        .where('developer_id', '=', developerOf(call))
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
    : undefined;
  if (!row) throw fail('key_not_found');
  return row;
}

export const keyOperations = [createKey, listKeys, setPermissions, getUsage, revokeKey];
