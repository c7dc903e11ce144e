import { fail } from '../errors/notap-error.ts';
import type { Call } from '../routing/call.ts';
import { isUuid } from '../routing/uuid.ts';

const SINGLE_FOR_MS = 60_000;

/** A request with a nonce is done once in 60 seconds; without one, it is not looked at. Throws 400 or 403. */
export async function useNonce({ db, server, headers }: Omit<Call, 'body'>): Promise<void> {
  const nonce = headers['x-nonce'];
  if (nonce === undefined) return;
  if (typeof nonce !== 'string' || !isUuid(nonce)) throw fail('invalid_nonce');
  const now = server.clock();
  await db.deleteFrom('nonces').where('expires_at', '<=', now).execute();
  const added = await db
    .insertInto('nonces')
    .values({ nonce: nonce.toLowerCase(), expires_at: now + SINGLE_FOR_MS })
    .onConflict((conflict) => conflict.column('nonce').doNothing())
    .executeTakeFirst();
  if (Number(added.numInsertedOrUpdatedRows ?? 0) === 0) throw fail('nonce_used');
}
