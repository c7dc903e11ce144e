import { permissionsOf } from '../credentials/api-keys.ts';
import type { ApiKeyRow } from '../storage/tables.ts';

/** What every view of a key has. */
export function commonView(row: ApiKeyRow) {
  return {
    id: row.id,
    name: row.name,
    permissions: permissionsOf(row),
    rateLimit: row.rate_limit,
    createdAt: new Date(row.created_at).toISOString(),
    expiresAt: row.expires_at === null ? null : new Date(row.expires_at).toISOString(),
  };
}

export function keyView(row: ApiKeyRow): object {
  return { ...commonView(row), prefix: row.prefix };
}
