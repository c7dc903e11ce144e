import fp from 'fastify-plugin';
import { repeat } from '../../repeat.ts';
import type { UsersServer } from '../routing/call.ts';
import { moment } from './stored.ts';

const HOUR_MS = 3_600_000;
const expiring = ['blacklisted_tokens', 'mailed_tokens', 'mails', 'second_steps', 'oauth_states'] as const;

/** S, "Background Jobs": every hour, what has expired is removed from the blacklist, and wherever else something ends. */
export const forgetExpired = fp<{ readonly server: UsersServer }>(
  async (app, { server }) => {
    repeat(app, HOUR_MS, () => deleteExpired(server));
  },
  { name: 'forget-expired' },
);

export async function deleteExpired(server: Pick<UsersServer, 'storage' | 'clock'>): Promise<void> {
  for (const table of expiring)
    await server.storage.db.deleteFrom(table).where('expires_at', '<=', moment(server)).execute();
}
