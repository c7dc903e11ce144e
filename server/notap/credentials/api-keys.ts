import type { Permission } from '../routing/authz.ts';
import type { NotapServer } from '../routing/call.ts';
import type { ApiKeyRow } from '../storage/tables.ts';
import { digestOf } from './random-texts.ts';

export const HOUR_MS = 3_600_000;

/** Finds a key that was sent; undefined for one that nobody has. Keys are random, so that their digest is no secret. */
export function findKey({ storage }: NotapServer, sent: string): Promise<ApiKeyRow | undefined> {
  return storage.db
    .selectFrom('api_keys')
    .selectAll()
    .where('digest', '=', digestOf(sent))
    .executeTakeFirst();
}

export function permissionsOf({ permissions }: Pick<ApiKeyRow, 'permissions'>): Permission[] {
  return JSON.parse(permissions) as Permission[];
}

/** How many requests were made with a key in this hour. */
export async function requestsThisHour({ storage, clock }: NotapServer, keyId: string): Promise<number> {
  const usage = await storage.db
    .selectFrom('key_usage')
    .select('requests')
    .where('key_id', '=', keyId)
    .where('hour', '=', hourOf(clock()))
    .executeTakeFirst();
  return usage?.requests ?? 0;
}

/** Counts a request that was made with a key. */
export async function countRequest(
  { storage, clock }: NotapServer,
  keyId: string,
  isError: boolean,
): Promise<void> {
  const errors = isError ? 1 : 0;
  await storage.db
    .insertInto('key_usage')
    .values({ key_id: keyId, hour: hourOf(clock()), requests: 1, errors })
    .onConflict((conflict) =>
      conflict.columns(['key_id', 'hour']).doUpdateSet(({ ref, eb }) => ({
        requests: eb(ref('key_usage.requests'), '+', 1),
        errors: eb(ref('key_usage.errors'), '+', errors),
      })),
    )
    .execute();
}

function hourOf(moment: number): number {
  return Math.floor(moment / HOUR_MS) * HOUR_MS;
}
