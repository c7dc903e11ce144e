import { now } from '../clock.ts';
import type { Db } from '../storage/tables.ts';
import { updateParticipant } from './participant-repository.ts';
import type { Seat } from './seat.ts';
import { updateSession } from './session-repository.ts';

/** Somebody does something: neither they nor their session are idle. */
export async function noteActivity(db: Db, { connectionId, sessionId }: Seat): Promise<void> {
  const moment = now();
  await updateParticipant(db, connectionId, { last_activity: moment });
  await updateSession(db, sessionId, { active_at: moment });
}
