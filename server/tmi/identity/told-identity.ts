import type { Identity } from '../people/repository.ts';

/** What an identity provider says about a person, before anybody has looked at it. */
export interface ToldIdentity {
  readonly provider: string;
  readonly subject: unknown;
  readonly name: unknown;
  readonly email: unknown;
  /** One name, or several. */
  readonly groups: unknown;
}

/** A person whom this server cannot know, because of what the provider says about them; the message says why. */
export class UnusableIdentity extends Error {
  override readonly name = 'UnusableIdentity';
}

/** The document's form of what a provider calls a person or a group: no markup, no quotes. */
const PROVIDER_ID = /^[^<>"'&\p{Cc}]{1,500}$/u;
const EMAIL = /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u;
const LONGEST_EMAIL = 320;
const LONGEST_NAME = 256;
const MOST_GROUPS = 1000;

/**
 * The identity that a provider has told. A name that is missing is made up from the address, and groups that could be
 * nobody's are left out. Throws UnusableIdentity where subject or address are missing or malformed.
 */
export function identityTold({ provider, subject, name, email, groups }: ToldIdentity): Identity {
  if (typeof subject !== 'string' || !PROVIDER_ID.test(subject) || !subject.isWellFormed())
    throw new UnusableIdentity('what the provider calls the person is missing, or is no identifier');
  if (
    typeof email !== 'string' ||
    !EMAIL.test(email) ||
    email.length > LONGEST_EMAIL ||
    !email.isWellFormed()
  )
    throw new UnusableIdentity('the address of the person is missing, or is no address');
  return {
    provider,
    providerId: subject,
    email,
    displayName: nameOf(name) ?? email.slice(0, LONGEST_NAME),
    groups: groupsIn(groups),
  };
}

function nameOf(name: unknown): string | undefined {
  if (typeof name !== 'string') return undefined;
  const line = name
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim();
  return line === '' ? undefined : [...line].slice(0, LONGEST_NAME).join('');
}

function groupsIn(groups: unknown): string[] {
  const told = Array.isArray(groups) ? groups : [groups];
  const usable = told.filter(
    (group): group is string => typeof group === 'string' && PROVIDER_ID.test(group) && group.isWellFormed(),
  );
  return [...new Set(usable)].slice(0, MOST_GROUPS);
}
