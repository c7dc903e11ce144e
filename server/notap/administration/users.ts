import { sql } from 'kysely';
import { factorsOf } from '../enrollments/factors.ts';
import { fail } from '../errors/notap-error.ts';
import type { Call } from '../routing/call.ts';

export function usersIn({ db }: Pick<Call, 'db'>) {
  return db
    .selectFrom('users')
    .leftJoin('enrollments', 'enrollments.uuid', 'users.uuid')
    .select([
      'users.uuid',
      'users.created_at',
      'users.suspended_at',
      'users.suspension_reason',
      'users.must_enroll',
      'enrollments.alias',
      'enrollments.factors',
    ]);
}

/** Throws 404. */
export async function requireUser(call: Pick<Call, 'db'>, uuid: string) {
  const row = await usersIn(call).where('users.uuid', '=', uuid).executeTakeFirst();
  if (!row) throw fail('user_not_found');
  return row;
}

type Row = Awaited<ReturnType<typeof requireUser>>;

export function userView(row: Row): object {
  return {
    uuid: row.uuid,
    status: statusOf(row),
    alias: row.alias,
    factorCount: row.factors === null ? 0 : Object.keys(factorsOf({ factors: row.factors })).length,
    requiresReEnrollment: row.must_enroll === 1,
    createdAt: new Date(row.created_at).toISOString(),
    ...(row.suspended_at === null ? {} : { suspendedAt: new Date(row.suspended_at).toISOString() }),
    ...(row.suspension_reason === null ? {} : { suspensionReason: row.suspension_reason }),
  };
}

/** Who is suspended stays so without an enrollment. */
function statusOf({ suspended_at, factors }: Row): 'active' | 'suspended' | 'deleted' {
  if (suspended_at !== null) return 'suspended';
  return factors === null ? 'deleted' : 'active';
}

export const hasStatus = {
  suspended: sql<boolean>`users.suspended_at is not null`,
  active: sql<boolean>`users.suspended_at is null and enrollments.uuid is not null`,
  deleted: sql<boolean>`users.suspended_at is null and enrollments.uuid is null`,
} as const;

/** Suspends a user; a suspension that is there stays as it is. Returns since when. */
export async function suspend(
  { db, server }: Pick<Call, 'db' | 'server'>,
  { uuid, suspended_at }: Row,
  reason: string,
): Promise<number> {
  if (suspended_at !== null) return suspended_at;
  const now = server.clock();
  await db
    .updateTable('users')
    .set({ suspended_at: now, suspension_reason: reason })
    .where('uuid', '=', uuid)
    .execute();
  return now;
}

/** Removes everything that is stored of a user. */
export async function removeUser({ db }: Pick<Call, 'db'>, uuid: string): Promise<void> {
  await db.deleteFrom('enrollments').where('uuid', '=', uuid).execute();
  await db.deleteFrom('wallets').where('uuid', '=', uuid).execute();
  await db.deleteFrom('sessions').where('uuid', '=', uuid).execute();
  await db.deleteFrom('users').where('uuid', '=', uuid).execute();
}
