import { secondsFromNow } from '../clock.ts';
import { endSession } from '../sessions/repository.ts';
import type { SamlSessionRow } from '../storage/sign-on-tables.ts';
import type { Db } from '../storage/tables.ts';

export async function insertSamlSession(db: Db, session: SamlSessionRow): Promise<void> {
  await db.insertInto('saml_sessions').values(session).execute();
}

/** Whom a logout request names; without a session index, it means all their sessions. */
export interface LogoutSubject {
  readonly provider: string;
  readonly nameId: string;
  readonly sessionIndex: string | undefined;
}

/** Their tokens are good no more. */
export async function endSamlSessions(db: Db, subject: LogoutSubject): Promise<void> {
  const { provider, nameId, sessionIndex } = subject;
  let named = db
    .selectFrom('saml_sessions')
    .select('session_id')
    .where('provider', '=', provider)
    .where('name_id', '=', nameId);
  if (sessionIndex !== undefined) named = named.where('session_index', '=', sessionIndex);
  for (const { session_id } of await named.execute()) await endSession(db, session_id);
}

/** Whether a logout request comes for the first time; it is remembered for as long as it could come again. */
export async function isFirstLogout(db: Db, id: string, seconds: number): Promise<boolean> {
  const inserted = await db
    .insertInto('saml_logouts')
    .values({ id, expires_at: secondsFromNow(seconds) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}
