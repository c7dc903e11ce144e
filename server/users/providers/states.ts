import { createHash, randomBytes } from 'node:crypto';
import type { Call } from '../routing/call.ts';
import { moment } from '../storage/stored.ts';
import type { ProviderName } from './provider.ts';

type Where = Pick<Call, 'server' | 'db'>;

/** A login that somebody has begun at a provider. */
export interface BegunLogin {
  readonly provider: ProviderName;
  /** What has to be known when the browser comes back. */
  readonly memory: Readonly<Record<string, string>>;
}

/** Nobody can guess it. */
export function newState(): string {
  return randomBytes(32).toString('base64url');
}

export async function keepState(
  { server, db }: Where,
  state: string,
  { provider, memory }: BegunLogin,
): Promise<void> {
  const expires_at = moment(server, server.config.STATE_SECONDS);
  const row = { hash: hashOf(state), provider, memory: JSON.stringify(memory), expires_at };
  await db.insertInto('oauth_states').values(row).execute();
}

/** The login of a state, which is used up by that; undefined for one of another provider, and one that is too old. */
export async function takeState(
  { server, db }: Where,
  state: string,
  provider: ProviderName,
): Promise<BegunLogin | undefined> {
  const row = await db
    .deleteFrom('oauth_states')
    .where('hash', '=', hashOf(state))
    .returningAll()
    .executeTakeFirst();
  if (!row || row.provider !== provider || row.expires_at <= moment(server)) return undefined;
  return { provider, memory: JSON.parse(row.memory) };
}

/** Who reads the table can use no state. */
function hashOf(state: string): string {
  return createHash('sha256').update(state).digest('hex');
}
