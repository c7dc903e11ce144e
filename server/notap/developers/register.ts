import { randomUUID } from 'node:crypto';
import { fail } from '../errors/notap-error.ts';
import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import type { DeveloperRow } from '../storage/tables.ts';
import { developerView } from './view.ts';

interface Body {
  readonly email: string;
  readonly password: string;
  readonly fullName: string;
  readonly company?: string;
}

/** POST /v1/auth/developer/register. Addresses are the same in upper and lower case. */
export const registerDeveloper = operation<Body>({
  id: 'registerDeveloper',
  method: 'POST',
  path: '/v1/auth/developer/register',
  ...everyone,
  limit: 'webhook',
  reads: true,
  status: 201,
  ownTransactions: true,
  handler: async ({ db, server, body }) => {
    const row: DeveloperRow = {
      ...{ id: randomUUID(), email: body.email.toLowerCase(), full_name: body.fullName },
      password: await server.passwords.hash(body.password),
      ...{ company: body.company ?? null, failures: 0, locked_until: 0, created_at: server.clock() },
    };
    const added = await db.transaction().execute((transaction) =>
      transaction
        .insertInto('developers')
        .values(row)
        .onConflict((conflict) => conflict.column('email').doNothing())
        .executeTakeFirst(),
    );
    if (Number(added.numInsertedOrUpdatedRows ?? 0) === 0) throw fail('email_registered');
    return {
      developer: developerView(row),
      token: await server.developerTokens.sign(row.id, row.email),
      expiresIn: server.developerTokens.seconds,
    };
  },
});
