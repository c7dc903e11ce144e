import { prepared } from '../../storage/prepared.ts';
import { newId, now } from '../clock.ts';
import type { Db, UserRow } from '../storage/tables.ts';

/** Who somebody is, according to an identity provider. */
export interface Identity {
  readonly provider: string;
  readonly providerId: string;
  readonly displayName: string;
  readonly email: string;
  readonly groups: readonly string[];
}

/** The user of an identity; somebody who was never here, or whose account was deleted, becomes a new one. */
export async function welcome(db: Db, identity: Identity): Promise<UserRow> {
  const { provider, providerId, displayName, email } = identity;
  const [user] = await upsert(db, {
    id: newId(),
    provider,
    provider_id: providerId,
    display_name: displayName,
    email,
    created_at: now(),
  });
  if (!user) throw new Error(`the user of ${provider} was not stored`);
  return user;
}

const upsert = prepared((db: Db, row: UserRow) =>
  db
    .insertInto('users')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['provider', 'provider_id'])
        .doUpdateSet({ display_name: row.display_name, email: row.email }),
    )
    .returningAll(),
);

/** The user of this id, whom nobody can delete until the transaction ends. */
export async function holdUser(db: Db, id: string): Promise<UserRow | undefined> {
  const [user] = await selectUserToKeep(db, { id });
  return user;
}

const selectUserToKeep = prepared((db: Db, { id }: { readonly id: string }) =>
  db.selectFrom('users').selectAll().where('id', '=', id).forKeyShare(),
);

/** The user of this id; whoever else locks or deletes them waits until the transaction ends. */
export async function lockUser(db: Db, id: string): Promise<UserRow | undefined> {
  return db.selectFrom('users').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

export async function findUser(db: Db, id: string): Promise<UserRow | undefined> {
  const [user] = await selectUser(db, { id });
  return user;
}

const selectUser = prepared((db: Db, { id }: { readonly id: string }) =>
  db.selectFrom('users').selectAll().where('id', '=', id),
);

/** Somebody who has logged in, by what their provider calls them, else by their address. */
export async function findPerson(db: Db, provider: string, name: string): Promise<UserRow | undefined> {
  const found = await selectNamed(db, { provider, name });
  return found.find(({ provider_id }) => provider_id === name) ?? found[0];
}

const selectNamed = prepared(
  (db: Db, { provider, name }: { readonly provider: string; readonly name: string }) =>
    db
      .selectFrom('users')
      .selectAll()
      .where('provider', '=', provider)
      .where((or) => or.or([or('provider_id', '=', name), or('email', '=', name)]))
      .orderBy('created_at'),
);
