import { fail } from '../errors/api-error.ts';
import type { PrincipalInput } from '../people/principal.ts';
import { findPerson } from '../people/repository.ts';
import type { Role } from '../routing/authz.ts';
import type { Caller } from '../sessions/caller.ts';
import type { AuthorizationRow, Db, UserRow } from '../storage/tables.ts';

/** An entry of the authorization, as requests bring it. */
export interface AuthorizationInput extends PrincipalInput {
  readonly role: Role;
}

/** An entry, as it is stored; the threat model and the place in the list are known by whoever stores it. */
export type Entry = Omit<AuthorizationRow, 'threat_model_id' | 'position'>;

/**
 * Finds out whom the entries mean. Throws 409 where two of them mean the same, and 400 where one means a person that
 * the server does not know.
 */
export async function resolveEntries(
  db: Db,
  caller: Caller,
  inputs: readonly AuthorizationInput[],
): Promise<Entry[]> {
  const named = inputs.map((input) => ({
    principal_type: input.principal_type ?? ('user' as const),
    provider: input.provider ?? caller.provider,
    provider_id: input.provider_id,
    role: input.role,
  }));
  refuseDuplicates(named);
  const entries: Entry[] = [];
  for (const entry of named) entries.push(await resolve(db, entry));
  refuseDuplicates(entries);
  return entries;
}

async function resolve(db: Db, entry: Omit<Entry, 'user_id'>): Promise<Entry> {
  if (entry.principal_type === 'group') return { ...entry, user_id: null };
  return entryFor(await resolvePerson(db, entry), entry.role);
}

/** The user that a request names. Throws 400 for somebody unknown. */
export async function resolvePerson(
  db: Db,
  { provider, provider_id }: { readonly provider: string; readonly provider_id: string },
): Promise<UserRow> {
  const person = await findPerson(db, provider, provider_id);
  if (person) return person;
  throw fail('unknown_person', {
    about: { provider_id },
    details: {
      code: 'unknown_person',
      context: { provider, provider_id },
      suggestion: 'People can be named once they have logged in',
    },
  });
}

export function entryFor({ id, provider, provider_id }: UserRow, role: Role): Entry {
  return { principal_type: 'user', provider, provider_id, role, user_id: id };
}

type Named = Omit<Entry, 'user_id'>;

function refuseDuplicates(entries: readonly Named[]): void {
  const seen = new Set<string>();
  for (const entry of entries) {
    const subject = subjectOf(entry);
    if (seen.has(subject)) throw fail('duplicate_subject', { about: { provider_id: entry.provider_id } });
    seen.add(subject);
  }
}

/** Whom an entry means. */
export function subjectOf({ principal_type, provider, provider_id }: Omit<Named, 'role'>): string {
  return JSON.stringify([principal_type, provider, provider_id]);
}

/** Whether two lists give the same people the same roles, in whatever order. */
export function isSameAuthorization(one: readonly Named[], other: readonly Named[]): boolean {
  const roles = (entries: readonly Named[]) =>
    entries
      .map((entry) => `${subjectOf(entry)} ${entry.role}`)
      .sort()
      .join();
  return roles(one) === roles(other);
}

/** The list in which somebody is an owner; others keep their places. */
export function withOwner(entries: readonly Entry[], owner: Entry): Entry[] {
  const others = entries.map((entry) => (subjectOf(entry) === subjectOf(owner) ? owner : entry));
  return others.includes(owner) ? others : [...others, owner];
}
