import type { Call } from '../routing/call.ts';
import { moment } from '../storage/stored.ts';

/** How long a login waits for its second step. */
const SECONDS = 10 * 60;

type Where = Pick<Call, 'server' | 'db'>;

/** After the right password: from now on, codes are accepted for a while. */
export async function beginSecondStep({ server, db }: Where, user_id: string): Promise<void> {
  const begun = { expires_at: moment(server, SECONDS), failures: 0 };
  await db
    .insertInto('second_steps')
    .values({ user_id, ...begun })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(begun))
    .execute();
}
