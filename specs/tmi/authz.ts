/** `x-tmi-authz`: who may call an operation. `ownership` is the role needed on the threat model in the path. */
export interface Authz {
  readonly ownership: 'none' | 'reader' | 'writer' | 'owner';
  readonly roles?: readonly ['admin'];
  readonly public?: true;
}

/** Nobody has to log in. */
export const everyone: Authz = { ownership: 'none', public: true };
/** Whoever is logged in; handlers look at ownership of their own kind (webhooks, invocations) themselves. */
export const anyUser: Authz = { ownership: 'none' };
export const reader: Authz = { ownership: 'reader' };
export const writer: Authz = { ownership: 'writer' };
export const owner: Authz = { ownership: 'owner' };
export const administrator: Authz = { ownership: 'none', roles: ['admin'] };
