import { isObject, type JsonObject } from '../json.ts';

/** One of several ways to be entitled: all of its parts are needed, of a list one. */
export interface Grant {
  /** The role needed on the resource that the path names. */
  readonly ownership: Ownership;
  /** Roles in the system as a whole. */
  readonly roles: readonly string[];
  /** What an account is permitted to do, whatever it owns: "users.read", "enrollment:write". */
  readonly permissions: readonly string[];
  /** Groups that an account is a member of. */
  readonly groups: readonly string[];
  /** It stands for a role or a permission that such accounts usually have. */
  readonly isUsual?: true;
}

export const ownerships = ['none', 'reader', 'writer', 'owner'] as const;
export type Ownership = (typeof ownerships)[number];

/**
 * The ways to be entitled of an authorization extension, one of which is enough, besides its `ownership` and `roles`:
 * those of `anyOf`, each with the `permissions` and `groups` beside it. Empty where it has none of that.
 */
export function readGrants(declared: JsonObject | undefined): readonly Grant[] {
  if (!declared) return [];
  const beside = { permissions: texts(declared.permissions), groups: texts(declared.groups) };
  const ways = Array.isArray(declared.anyOf) ? declared.anyOf.filter(isObject) : [];
  const isPlain = beside.permissions.length === 0 && beside.groups.length === 0;
  if (ways.length === 0) return isPlain ? [] : [{ ownership: 'none', roles: [], ...beside }];
  return ways.map((way) => ({
    ownership: ownershipIn(way),
    roles: texts(way.roles),
    permissions: [...texts(way.permissions), ...beside.permissions],
    groups: [...texts(way.groups), ...beside.groups],
  }));
}

/**
 * Roles and permissions that ordinary accounts have, as the document says it at its root: `x-authz: {usualRoles: {member:
 * writer}}` means that whoever is a writer or an owner of resources also has the role `member`, and others do not. What is
 * usual with `none` everybody has.
 */
export interface Usual {
  readonly roles: Readonly<Record<string, Ownership>>;
  readonly permissions: Readonly<Record<string, Ownership>>;
}

export function readUsual(declared: JsonObject | undefined): Usual {
  return { roles: havers(declared?.usualRoles), permissions: havers(declared?.usualPermissions) };
}

function havers(said: unknown): Readonly<Record<string, Ownership>> {
  const entries = isObject(said) ? Object.entries(said) : [];
  return Object.fromEntries(entries.map(([word, ownership]) => [word, ownershipIn({ ownership })]));
}

/** The same ways, and for each that needs something usual also that of the accounts which have it. */
export function withUsual(grants: readonly Grant[], usual: Usual): readonly Grant[] {
  return (['roles', 'permissions'] as const).reduce(
    (ways, kind) => ways.flatMap((way) => [way, ...withoutUsual(way, kind, usual[kind])]),
    grants,
  );
}

function withoutUsual(grant: Grant, kind: keyof Usual, usual: Usual[keyof Usual]): readonly Grant[] {
  return grant[kind].flatMap((word) => {
    const having = usual[word];
    return having === undefined
      ? []
      : [{ ...grant, [kind]: [], ownership: higher(grant.ownership, having), isUsual: true as const }];
  });
}

function higher(one: Ownership, other: Ownership): Ownership {
  return ownerships.indexOf(one) > ownerships.indexOf(other) ? one : other;
}

export function ownershipIn(declared: JsonObject | undefined): Ownership {
  return ownerships.find((known) => known === declared?.ownership) ?? 'none';
}

export function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** What a grant needs that no account has by itself. */
export function isOpen({ ownership, roles, permissions, groups }: Grant): boolean {
  return ownership === 'none' && roles.length + permissions.length + groups.length === 0;
}

/** "the role owner on the resource, or the permission users.read" */
export function grantWords(grants: readonly Grant[]): string {
  return grants.map(oneInWords).join(', or ');
}

function oneInWords({ ownership, roles, permissions, groups }: Grant): string {
  const parts = [
    ...(ownership === 'none' ? [] : [`the role ${ownership} on the resource`]),
    ...(roles.length === 0 ? [] : [`the role ${roles.join(' or ')}`]),
    ...(permissions.length === 0 ? [] : [`the permission ${permissions.join(' or ')}`]),
    ...(groups.length === 0 ? [] : [`membership in ${groups.join(' or ')}`]),
  ];
  return parts.length === 0 ? 'any account' : parts.join(' and ');
}
