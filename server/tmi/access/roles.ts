import type { Role } from '../routing/authz.ts';
import type { Caller } from '../sessions/caller.ts';
import type { AuthorizationRow } from '../storage/tables.ts';

/** The group that everybody is in. */
export const EVERYONE = 'everyone';
/** The provider of groups that are the same with every identity provider. */
export const ANY_PROVIDER = '*';

const rank: Readonly<Record<Role, number>> = { reader: 1, writer: 2, owner: 3 };

/** Whether a role may do what another one may. */
export function covers(role: Role, needed: Role): boolean {
  return rank[role] >= rank[needed];
}

type Entry = Pick<AuthorizationRow, 'principal_type' | 'provider' | 'provider_id' | 'role' | 'user_id'>;

/** Who somebody is, as far as authorization asks. */
type Subject = Pick<Caller, 'id' | 'provider' | 'groups'>;

/** The highest role that the authorization of a threat model gives somebody: by name, or through a group. */
export function roleOf(caller: Subject, entries: readonly Entry[]): Role | undefined {
  return entries
    .filter((entry) => isMeant(caller, entry))
    .map(({ role }) => role)
    .reduce<Role | undefined>((best, role) => (best && covers(best, role) ? best : role), undefined);
}

function isMeant(caller: Subject, { principal_type, provider, provider_id, user_id }: Entry): boolean {
  if (principal_type === 'user') return user_id === caller.id;
  if (provider === ANY_PROVIDER && provider_id === EVERYONE) return true;
  return (provider === ANY_PROVIDER || provider === caller.provider) && caller.groups.includes(provider_id);
}
