import { prepared } from '../../storage/prepared.ts';
import type { Permission } from '../routing/authz.ts';
import type { NotapServer } from '../routing/call.ts';
import type { ApiKeyRow, Tables } from '../storage/tables.ts';
import { digestOf } from './random-texts.ts';

export const HOUR_MS = 3_600_000;

/** Finds a key that was sent; undefined for one that nobody has. Keys are random, so that their digest is no secret. */
export async function findKey({ storage }: NotapServer, sent: string): Promise<ApiKeyRow | undefined> {
  const [key] = await keyWithDigest(storage.db, { digest: digestOf(sent) });
  return key;
}

const keyWithDigest = prepared<Tables, ApiKeyRow, { readonly digest: string }>((db, { digest }) =>
  db.selectFrom('api_keys').selectAll().where('digest', '=', digest),
);

export function permissionsOf({ permissions }: Pick<ApiKeyRow, 'permissions'>): Permission[] {
  return JSON.parse(permissions) as Permission[];
}

/** How many requests were made with a key in this hour. */
export async function requestsThisHour({ storage, clock }: NotapServer, keyId: string): Promise<number> {
  const [usage] = await usageOf(storage.db, { keyId, hour: hourOf(clock()) });
  return usage?.requests ?? 0;
}

/** Of a key in an hour. */
interface Usage {
  readonly keyId: string;
  readonly hour: number;
}

const usageOf = prepared<Tables, { readonly requests: number }, Usage>((db, { keyId, hour }) =>
  db.selectFrom('key_usage').select('requests').where('key_id', '=', keyId).where('hour', '=', hour),
);

/** Counts a request that was made with a key. */
export async function countRequest(
  { storage, clock }: NotapServer,
  keyId: string,
  isError: boolean,
): Promise<void> {
  await addUsage(storage.db, { keyId, hour: hourOf(clock()), errors: isError ? 1 : 0 });
}

const addUsage = prepared<Tables, unknown, Usage & { readonly errors: number }>(
  (db, { keyId, hour, errors }) =>
    db
      .insertInto('key_usage')
      .values({ key_id: keyId, hour, requests: 1, errors })
      .onConflict((conflict) =>
        conflict.columns(['key_id', 'hour']).doUpdateSet(({ ref, eb }) => ({
          requests: eb(ref('key_usage.requests'), '+', 1),
          errors: eb(ref('key_usage.errors'), '+', ref('excluded.errors')),
        })),
      ),
);

function hourOf(moment: number): number {
  return Math.floor(moment / HOUR_MS) * HOUR_MS;
}
