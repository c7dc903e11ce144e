import { DatabaseSync } from 'node:sqlite';

/** How many users, threat models, webhooks and add-ons are in the database of a reference server. */
export function keptBy(file: string): readonly number[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return ['users', 'threat_models', 'webhooks', 'addons'].map((table) =>
      Number(database.prepare(`select count(*) as count from ${table}`).get()?.count),
    );
  } finally {
    database.close();
  }
}

/** The administrator is nobody's to delete: the server knows them by their name. */
export const onlyTheAdministrator = [1, 0, 0, 0];
