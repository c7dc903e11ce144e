/** `x-authz`: who may call an operation. Nothing belongs to anybody, so that `ownership` is always `none`. */
export interface Authz {
  readonly public?: true;
  readonly ownership: 'none';
  readonly roles?: readonly 'admin'[];
  readonly permissions?: readonly Permission[];
}

export type Permission = `${'users' | 'roles' | 'permissions'}.${'read' | 'create' | 'update' | 'delete'}`;

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

/** The role `user`, which every account gets, has this permission. */
export const usual = { usualPermissions: { 'users.read': 'none' } } as const;
