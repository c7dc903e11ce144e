import type { Db } from '../storage/tables.ts';
import type { Event } from './event.ts';
import { listeners } from './listeners.ts';

/** Tells everybody who wants to know. */
export async function announce(db: Db, event: Event): Promise<void> {
  for (const listener of listeners) await listener(db, event);
}
