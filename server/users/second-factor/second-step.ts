import type { Call } from '../routing/call.ts';
import { moment } from '../storage/stored.ts';

/** How long a login waits for its second step. */
const SECONDS = 10 * 60;
/** After so many wrong codes, none is accepted until the time of the login is over. */
const FAILURES = 5;

type Where = Pick<Call, 'server' | 'db'>;

/**
 * After the right password: from now on, codes are accepted for a while. Wrong codes of earlier logins still count, or else
 * whoever knows the password could go on guessing.
 */
export async function beginSecondStep({ server, db }: Where, user_id: string): Promise<void> {
  const before = await db
    .selectFrom('second_steps')
    .select('failures')
    .where('user_id', '=', user_id)
    .where('expires_at', '>', moment(server))
    .executeTakeFirst();
  const failures = before?.failures ?? 0;
  if (failures >= FAILURES) return;
  const begun = { expires_at: moment(server, SECONDS), failures };
  await db
    .insertInto('second_steps')
    .values({ user_id, ...begun })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(begun))
    .execute();
}

/** Whether somebody has shown the password and may show a code. */
export async function isSecondStepDue({ server, db }: Where, user_id: string): Promise<boolean> {
  const due = await db
    .selectFrom('second_steps')
    .select('user_id')
    .where('user_id', '=', user_id)
    .where('expires_at', '>', moment(server))
    .where('failures', '<', FAILURES)
    .executeTakeFirst();
  return due !== undefined;
}

export async function countWrongCode({ db }: Pick<Where, 'db'>, user_id: string): Promise<void> {
  await db
    .updateTable('second_steps')
    .set((row) => ({ failures: row('failures', '+', 1) }))
    .where('user_id', '=', user_id)
    .execute();
}

export async function endSecondStep({ db }: Pick<Where, 'db'>, user_id: string): Promise<void> {
  await db.deleteFrom('second_steps').where('user_id', '=', user_id).execute();
}
