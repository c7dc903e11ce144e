import { randomUUID } from 'node:crypto';
import type { UsersServer } from '../routing/call.ts';

/** A moment as the database writes it, so many seconds from now. */
export function moment({ clock }: Pick<UsersServer, 'clock'>, secondsFromNow = 0): string {
  return new Date(clock() + secondsFromNow * 1000).toISOString();
}

/** What a new row has. */
export function newStored(server: Pick<UsersServer, 'clock'>) {
  return { id: randomUUID(), created_at: moment(server) };
}
