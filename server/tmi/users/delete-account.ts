import { now } from '../clock.ts';
import { announce } from '../events/announce.ts';
import type { Db, ThreatModelRow } from '../storage/tables.ts';
import { eventOf } from '../threat-models/event.ts';
import { deleteThreatModel, updateThreatModel } from '../threat-models/repository.ts';

/**
 * Deletes an account. A threat model passes to the first other person who is one of its owners; where there is none, it
 * goes too. Sessions, tokens, and roles on other people's threat models go with the account.
 */
export async function deleteAccount(db: Db, userId: string): Promise<void> {
  // Whoever is about to create something for this person either gets it done before, or finds nobody.
  await db.selectFrom('users').select('id').where('id', '=', userId).forUpdate().execute();
  for (const model of await ownedModels(db, userId)) {
    const heir = await heirOf(db, model);
    if (heir === undefined) {
      await announce(db, eventOf('deleted', model));
      await deleteThreatModel(db, model.id);
    } else {
      const passed = { ...model, owner_id: heir, modified_at: now() };
      await updateThreatModel(db, passed);
      await announce(db, eventOf('updated', passed));
    }
  }
  await db.deleteFrom('users').where('id', '=', userId).execute();
}

/** Locked, in an order that two deletions at once share. */
async function ownedModels(db: Db, userId: string): Promise<ThreatModelRow[]> {
  return db
    .selectFrom('threat_models')
    .selectAll()
    .where('owner_id', '=', userId)
    .orderBy('id')
    .forUpdate()
    .execute();
}

async function heirOf(db: Db, { id, owner_id }: ThreatModelRow): Promise<string | undefined> {
  const entry = await db
    .selectFrom('authorizations')
    .select('user_id')
    .where('threat_model_id', '=', id)
    .where('principal_type', '=', 'user')
    .where('role', '=', 'owner')
    .where('user_id', 'is not', null)
    .where('user_id', '!=', owner_id)
    .orderBy('position')
    .executeTakeFirst();
  return entry?.user_id ?? undefined;
}
