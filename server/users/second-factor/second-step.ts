import type { Call } from '../routing/call.ts';
import { moment } from '../storage/stored.ts';

/** How long a login waits for its second step, and how long wrong codes count. */
const SECONDS = 10 * 60;
/** After so many wrong codes, none is accepted until that time is over. */
const FAILURES = 5;

type Where = Pick<Call, 'server' | 'db'>;

/**
 * After the right password: from now on, codes are accepted for a while. Wrong codes of earlier logins still count, or else
 * whoever knows the password could go on guessing.
 */
export async function beginSecondStep(where: Where, user_id: string): Promise<void> {
  const failures = await wrongCodes(where, user_id);
  if (failures >= FAILURES) return;
  const begun = { expires_at: moment(where.server, SECONDS), failures, is_due: 1 } as const;
  await where.db
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
    .where('is_due', '=', 1)
    .executeTakeFirst();
  return due !== undefined;
}

/** Whether no code is accepted now, wherever it is shown. */
export async function hasGuessedTooOften(where: Where, user_id: string): Promise<boolean> {
  return (await wrongCodes(where, user_id)) >= FAILURES;
}

async function wrongCodes({ server, db }: Where, user_id: string): Promise<number> {
  const before = await db
    .selectFrom('second_steps')
    .select('failures')
    .where('user_id', '=', user_id)
    .where('expires_at', '>', moment(server))
    .executeTakeFirst();
  return before?.failures ?? 0;
}

/** The time in which it counts begins with the login that waits for a code, or with the first wrong one. */
export async function countWrongCode(where: Where, user_id: string): Promise<void> {
  const { server, db } = where;
  await db
    .deleteFrom('second_steps')
    .where('user_id', '=', user_id)
    .where('expires_at', '<=', moment(server))
    .execute();
  await db
    .insertInto('second_steps')
    .values({ user_id, expires_at: moment(server, SECONDS), failures: 1, is_due: 0 })
    .onConflict((conflict) =>
      conflict
        .column('user_id')
        .doUpdateSet(({ eb, ref }) => ({ failures: eb(ref('second_steps.failures'), '+', 1) })),
    )
    .execute();
}

/** After the right code, and where the second factor is off. */
export async function endSecondStep({ db }: Pick<Where, 'db'>, user_id: string): Promise<void> {
  await db.deleteFrom('second_steps').where('user_id', '=', user_id).execute();
}

/** No login waits any more. Wrong codes still count, or else whoever gets new passwords could go on guessing. */
export async function cancelSecondStep({ db }: Pick<Where, 'db'>, user_id: string): Promise<void> {
  await db.updateTable('second_steps').set({ is_due: 0 }).where('user_id', '=', user_id).execute();
}
