import type { Call } from '../routing/call.ts';
import type { UserRow } from '../storage/tables.ts';
import { updateUser } from '../users/repository.ts';
import { stepOf } from './one-time-codes.ts';

/** Whether a code is that of the authenticator now; it is not accepted again. */
export async function acceptsCode(
  { server, db }: Pick<Call, 'server' | 'db'>,
  { id, totp_secret, totp_step }: UserRow,
  code: string,
): Promise<boolean> {
  if (totp_secret === null) return false;
  const step = stepOf(code, totp_secret, { last: totp_step, clock: server.clock });
  if (step === undefined) return false;
  return updateUser(db, server, id, { totp_step: step });
}
