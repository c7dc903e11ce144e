/** `x-authz`: who may call an operation. `ownership` is the role needed on the board that the path leads to. */
export interface Authz {
  readonly public?: true;
  readonly ownership: 'none' | 'reader' | 'writer' | 'owner';
  readonly roles?: readonly Role[];
  /** One of these is enough. */
  readonly anyOf?: readonly { readonly ownership?: Authz['ownership']; readonly roles?: readonly Role[] }[];
}

export type Role = 'admin' | 'member';

/** Nobody has to log in. */
export const everyone: Authz = { ownership: 'none', public: true };
/** Whoever is logged in. */
export const anyUser: Authz = { ownership: 'none' };
export const administrator: Authz = { ownership: 'none', roles: ['admin'] };
/** The roles of the whole system; viewers have neither. */
export const memberOrAdministrator: Authz = { ownership: 'none', anyOf: [{ roles: ['member', 'admin'] }] };
/** A reader of a board is in its members; a writer also has the role member. */
export const boardAccess: Authz = orAdministrator('reader');
export const boardWriter: Authz = orAdministrator('writer');
/** Whoever created the resource in the path: the owner of a board, the author of a comment. */
export const creator: Authz = orAdministrator('owner');

function orAdministrator(ownership: 'reader' | 'writer' | 'owner'): Authz {
  return { ownership: 'none', anyOf: [{ ownership }, { roles: ['admin'] }] };
}
