/** Who may call an operation, in the words of the OpenAPI document (`x-authz`). */
export interface Authz {
  /** Nothing belongs to anybody. */
  readonly ownership: 'none';
  readonly public?: true;
  /** All of these are needed. */
  readonly roles?: readonly ['admin'];
  /** All of these are needed. */
  readonly permissions?: readonly Permission[];
}

export const resources = ['users', 'roles', 'permissions'] as const;
export const actions = ['read', 'create', 'update', 'delete'] as const;
export type Permission = `${(typeof resources)[number]}.${(typeof actions)[number]}`;

/** Nobody has to log in. */
export const everyone: Authz = { ownership: 'none', public: true };
/** Whoever is logged in. */
export const anyUser: Authz = { ownership: 'none' };

/** Whoever had the permission when the access token was issued. */
export function permitted(permission: Permission): Authz {
  return { ownership: 'none', permissions: [permission] };
}

/** The role admin, and the permission besides. */
export const userLister: Authz = { ownership: 'none', roles: ['admin'], permissions: ['users.read'] };

/** What an access token says that its holder may do. */
export interface Grants {
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
}

export function isAllowed(authz: Authz, held: Grants): boolean {
  const roles: readonly string[] = authz.roles ?? [];
  const permissions: readonly string[] = authz.permissions ?? [];
  return (
    roles.every((role) => held.roles.includes(role)) &&
    permissions.every((permission) => held.permissions.includes(permission))
  );
}
