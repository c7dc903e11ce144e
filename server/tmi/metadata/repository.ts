import { prepared } from '../../storage/prepared.ts';
import type { Db, MetadataRow } from '../storage/tables.ts';
import type { MetadataEntry } from './entry.ts';

/** What carries metadata: a threat model, or something inside it. */
export interface Host {
  readonly id: string;
  readonly threatModelId: string;
}

/** All entries of a host, sorted by key. */
export async function metadataOf(db: Db, { id }: Pick<Host, 'id'>): Promise<MetadataEntry[]> {
  return selectEntries(db, { id });
}

const selectEntries = prepared((db: Db, { id }: { readonly id: string }) =>
  db.selectFrom('metadata').select(['key', 'value']).where('host_id', '=', id).orderBy('key'),
);

/** The entries of everything in a threat model and of itself, by the id of their host. */
export async function metadataWithin(
  db: Db,
  threatModelId: string,
): Promise<ReadonlyMap<string, readonly MetadataEntry[]>> {
  const rows = await selectEntriesWithin(db, { threatModelId });
  const byHost = Map.groupBy(rows, ({ host_id }) => host_id);
  return new Map(
    [...byHost].map(([host, entries]) => [host, entries.map(({ key, value }) => ({ key, value }))]),
  );
}

const selectEntriesWithin = prepared((db: Db, { threatModelId }: { readonly threatModelId: string }) =>
  db
    .selectFrom('metadata')
    .select(['host_id', 'key', 'value'])
    .where('threat_model_id', '=', threatModelId)
    .orderBy('key'),
);

export async function findMetadata(db: Db, { id }: Host, key: string): Promise<MetadataEntry | undefined> {
  return db
    .selectFrom('metadata')
    .select(['key', 'value'])
    .where('host_id', '=', id)
    .where('key', '=', key)
    .executeTakeFirst();
}

/** An entry with the same key is overwritten. */
export async function putMetadata(db: Db, host: Host, entries: readonly MetadataEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const { id: host_id, threatModelId: threat_model_id } = host;
  await putRows(db, { rows: entries.map(({ key, value }) => ({ host_id, threat_model_id, key, value })) });
}

const putRows = prepared((db: Db, { rows }: { readonly rows: readonly MetadataRow[] }) =>
  db
    .insertInto('metadata')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['host_id', 'key']).doUpdateSet((row) => ({ value: row.ref('excluded.value') })),
    ),
);

/** These entries, and no others. */
export async function replaceMetadata(db: Db, host: Host, entries: readonly MetadataEntry[]): Promise<void> {
  await deleteAllMetadata(db, [host.id]);
  await putMetadata(db, host, entries);
}

/** Whether there was such an entry. */
export async function deleteMetadata(db: Db, { id }: Host, key: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('metadata')
    .where('host_id', '=', id)
    .where('key', '=', key)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteAllMetadata(db: Db, hostIds: readonly string[]): Promise<void> {
  if (hostIds.length === 0) return;
  await deleteEntriesOf(db, { hostIds });
}

const deleteEntriesOf = prepared((db: Db, { hostIds }: { readonly hostIds: readonly string[] }) =>
  db.deleteFrom('metadata').where('host_id', 'in', hostIds),
);
