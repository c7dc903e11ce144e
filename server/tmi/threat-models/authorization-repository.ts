import { prepared } from '../../storage/prepared.ts';
import type { AuthorizationRow, Db } from '../storage/tables.ts';
import type { Entry } from './authorization.ts';

/** An entry with what answers tell about the person it names. */
export interface NamedEntry extends AuthorizationRow {
  readonly display_name: string | null;
  readonly email: string | null;
}

/** The authorization of a threat model, in its order. */
export async function entriesOf(db: Db, threatModelId: string): Promise<NamedEntry[]> {
  return selectEntries(db, { threatModelId });
}

const selectEntries = prepared((db: Db, { threatModelId }: { readonly threatModelId: string }) =>
  db
    .selectFrom('authorizations')
    .leftJoin('users', 'users.id', 'authorizations.user_id')
    .selectAll('authorizations')
    .select(['users.display_name', 'users.email'])
    .where('threat_model_id', '=', threatModelId)
    .orderBy('position'),
);

/** Puts these entries in the place of those that a threat model has. */
export async function replaceEntries(
  db: Db,
  threatModelId: string,
  entries: readonly Entry[],
): Promise<void> {
  await deleteEntries(db, { threatModelId });
  await insertEntries(db, threatModelId, entries);
}

const deleteEntries = prepared((db: Db, { threatModelId }: { readonly threatModelId: string }) =>
  db.deleteFrom('authorizations').where('threat_model_id', '=', threatModelId),
);

/** The entries of a threat model that has none. */
export async function insertEntries(db: Db, threatModelId: string, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ principal_type, provider, provider_id, role, user_id }, position) => ({
    threat_model_id: threatModelId,
    position,
    principal_type,
    provider,
    provider_id,
    role,
    user_id,
  }));
  await insertRows(db, { rows });
}

const insertRows = prepared((db: Db, { rows }: { readonly rows: readonly AuthorizationRow[] }) =>
  db.insertInto('authorizations').values(rows),
);
