import type { FailureName } from '../errors/failures.ts';
import { fail } from '../errors/notap-error.ts';
import { everyone } from '../routing/authz.ts';
import type { Call } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import type { Db, DeveloperRow } from '../storage/tables.ts';
import { developerView } from './view.ts';

interface Body {
  readonly email: string;
  readonly password: string;
}

/** That the password is right, or why nobody is logged in. */
type Outcome = 'right' | Extract<FailureName, 'wrong_password' | 'locked'>;

const MOST_FAILURES = 5;
const LOCKED_MS = 30 * 60_000;

/** POST /v1/auth/developer/login. An address without an account takes as long as a wrong password, and is refused alike. */
export const loginDeveloper = operation<Body>({
  id: 'loginDeveloper',
  method: 'POST',
  path: '/v1/auth/developer/login',
  ...everyone,
  limit: 'webhook',
  reads: true,
  ownTransactions: true,
  handler: async (call) => {
    const { db, server, body } = call;
    const row = await db.transaction().execute((transaction) => find(transaction, body.email));
    const isRight = await server.passwords.matches(body.password, row?.password ?? null);
    if (!row) throw fail('wrong_password');
    const outcome = await db
      .transaction()
      .execute((transaction) => settle({ ...call, db: transaction }, row, isRight));
    // Only now, so that a failure that is counted stays counted.
    if (outcome !== 'right') throw fail(outcome);
    return {
      developer: developerView(row),
      token: await server.developerTokens.sign(row.id, row.email),
      expiresIn: server.developerTokens.seconds,
    };
  },
});

function find(db: Db, email: string): Promise<DeveloperRow | undefined> {
  return db.selectFrom('developers').selectAll().where('email', '=', email.toLowerCase()).executeTakeFirst();
}

function isLocked({ locked_until }: DeveloperRow, now: number): boolean {
  return locked_until > now;
}

/**
 * Counts failures in a row; while an account is locked, nothing is counted. By the account as it is now, while nobody else
 * changes it: of many guesses at the same time, none counts after the one that locks the account.
 */
async function settle(
  { db, server }: Pick<Call, 'db' | 'server'>,
  { id }: DeveloperRow,
  isRight: boolean,
): Promise<Outcome> {
  const now = server.clock();
  const row = await db
    .selectFrom('developers')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return 'wrong_password';
  if (isLocked(row, now)) return 'locked';
  const failures = isRight ? 0 : row.failures + 1;
  const isOver = failures >= MOST_FAILURES;
  if (failures !== row.failures)
    await db
      .updateTable('developers')
      .set(isOver ? { failures: 0, locked_until: now + LOCKED_MS } : { failures })
      .where('id', '=', id)
      .execute();
  return isRight ? 'right' : 'wrong_password';
}
