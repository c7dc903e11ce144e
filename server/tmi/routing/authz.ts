/** Who may call an operation, in the words of the OpenAPI document (`x-tmi-authz`). */
export interface Authz {
  /** The role that is needed on the threat model in the path. */
  readonly ownership: 'none' | Role;
  readonly roles?: readonly ['admin'];
  readonly public?: true;
}

export type Role = 'reader' | 'writer' | 'owner';

/** Nobody has to log in. */
export const everyone: Authz = { ownership: 'none', public: true };
/** Whoever is logged in. */
export const anyUser: Authz = { ownership: 'none' };
export const reader: Authz = { ownership: 'reader' };
export const writer: Authz = { ownership: 'writer' };
export const owner: Authz = { ownership: 'owner' };
export const administrator: Authz = { ownership: 'none', roles: ['admin'] };
