import { fail } from '../errors/notap-error.ts';
import type { Call } from '../routing/call.ts';
import type { EnrollmentRow, UserRow } from '../storage/tables.ts';

type Asking = Pick<Call, 'db' | 'server'>;

/** The enrollment of a user, locked until the transaction ends. One that renews itself never ends. Throws 404. */
export async function liveEnrollment({ db, server }: Asking, uuid: string): Promise<EnrollmentRow> {
  const row = await db
    .selectFrom('enrollments')
    .selectAll()
    .where('uuid', '=', uuid)
    .forUpdate()
    .executeTakeFirst();
  const now = server.clock();
  if (!row) throw fail('enrollment_not_found');
  if (row.expires_at > now) return row;
  if (row.auto_renewal === 0) throw fail('enrollment_not_found');
  const renewed = { expires_at: now + row.ttl_seconds * 1000 };
  await db.updateTable('enrollments').set(renewed).where('uuid', '=', uuid).execute();
  return { ...row, ...renewed };
}

function findUser({ db }: Pick<Call, 'db'>, uuid: string): Promise<UserRow | undefined> {
  return db.selectFrom('users').selectAll().where('uuid', '=', uuid).executeTakeFirst();
}

/** Throws 403 for a user whom an administrator has suspended. */
export async function requireActive(call: Pick<Call, 'db'>, uuid: string): Promise<UserRow | undefined> {
  const user = await findUser(call, uuid);
  if (user && user.suspended_at !== null) throw fail('suspended');
  return user;
}

/** Deletes an enrollment with its devices. What administrators have said of the user stays. */
export async function deleteEnrollment({ db }: Pick<Call, 'db'>, uuid: string): Promise<void> {
  await db.deleteFrom('enrollments').where('uuid', '=', uuid).execute();
  await db.updateTable('sessions').set({ status: 'failed' }).where('uuid', '=', uuid).execute();
  await db
    .deleteFrom('users')
    .where('uuid', '=', uuid)
    .where('suspended_at', 'is', null)
    .where('must_enroll', '=', 0)
    .execute();
}
