import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Finds what is shared with a group. */
export const groupIndex: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createIndex('authorizations_by_principal')
      .on('authorizations')
      .columns(['provider_id', 'provider', 'principal_type'])
      .execute();
  },
};
