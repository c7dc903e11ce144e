import { randomBytes } from 'node:crypto';
import { record } from '../audit/record.ts';
import { fail } from '../errors/users-error.ts';
import type { Call } from '../routing/call.ts';
import type { UserRow } from '../storage/tables.ts';
import { findByEmail, insertUser } from '../users/repository.ts';
import { findLinked, link } from './links.ts';
import type { ProviderName, ToldPerson } from './provider.ts';

/** Somebody whose address the provider has verified. */
interface VerifiedPerson extends ToldPerson {
  readonly email: string;
}

/** How many names are tried for a new account. */
const PATIENCE = 5;
const MOST = { username: 30, email: 100, displayName: 50, picture: 255 } as const;

/**
 * The account of whom a provider has let in: the one that is linked; else that of their verified address, which is linked
 * from now on; else a new one. Throws 403 where it may not be used, and where nobody has verified the address: with
 * that, anybody could take over the account of anybody.
 */
export async function accountOf(call: Call, provider: ProviderName, person: ToldPerson): Promise<UserRow> {
  const linked = await findLinked(call.db, provider, person.subject);
  if (linked) return usable(call, linked);
  const { email, isVerified } = person;
  if (email === undefined || email.length > MOST.email || !isVerified) throw fail('EMAIL_NOT_VERIFIED');
  const known = await findByEmail(call.db, email);
  if (known && known.is_verified === 0) throw fail('EMAIL_NOT_VERIFIED');
  const user = known ? usable(call, known) : await newAccount(call, provider, { ...person, email });
  if (await link(call, provider, person.subject, user.id)) return user;
  return usable(call, (await findLinked(call.db, provider, person.subject)) ?? user);
}

/** Throws 403 for an account that may not log in. */
function usable({ server }: Call, user: UserRow): UserRow {
  if (user.is_active === 0) throw fail('FORBIDDEN');
  if (user.is_verified === 0 && server.config.VERIFICATION_REQUIRED) throw fail('EMAIL_NOT_VERIFIED');
  return user;
}

/** With the first of some names that nobody has. */
async function newAccount(call: Call, provider: ProviderName, person: VerifiedPerson): Promise<UserRow> {
  const wanted = usernameOf(provider, person);
  for (let attempt = 0; attempt < PATIENCE; attempt++) {
    const username = attempt === 0 ? wanted : distinct(wanted);
    const user = await insertUser(call.db, call.server, accountWith(username, person));
    if (!user) continue;
    await record(call, {
      ...{ event: 'AUDIT_USER_REGISTERED', resource: 'users', action: 'create', target: user.id },
      metadata: { provider },
    });
    return user;
  }
  // Somebody has registered the address since it was looked for.
  throw fail('SERVICE_UNAVAILABLE', { 'retry-after': '1' });
}

function accountWith(username: string, { email, name, picture = '' }: VerifiedPerson) {
  const isShown = /^https?:\/\//.test(picture) && picture.length <= MOST.picture;
  return {
    ...{ username, email, password_hash: null },
    display_name: cut(name ?? username, MOST.displayName),
    avatar_image_url: isShown ? picture : null,
    is_verified: 1,
  } as const;
}

/** The name at GitHub; Google has none. */
function usernameOf(provider: ProviderName, { username = '', subject }: ToldPerson): string {
  const name = cut(username, MOST.username);
  return [...name].length >= 3 ? name : `${provider}_${subject.slice(0, 8)}`;
}

function distinct(username: string): string {
  const end = `_${randomBytes(4).toString('hex')}`;
  return cut(username, MOST.username - end.length) + end;
}

/** At most so many characters, and none of them in half. */
function cut(text: string, most: number): string {
  return [...text].slice(0, most).join('');
}
