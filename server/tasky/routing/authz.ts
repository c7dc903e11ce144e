import type { Role } from '../storage/tables.ts';

/** Who may call an operation, in the words of the OpenAPI document (`x-authz`). */
export interface Authz {
  /** What is needed on the resource that the path leads to. */
  readonly ownership: 'none';
  readonly public?: true;
  /** One of these is needed. */
  readonly roles?: readonly ['admin'];
  /** One of these is enough. */
  readonly anyOf?: readonly Grant[];
}

interface Grant {
  readonly ownership?: Ownership;
  readonly roles?: readonly Role[];
}

/**
 * A reader has access to the board, a writer is no viewer besides, and an owner created what the path leads to: the board,
 * or the comment.
 */
export type Ownership = 'reader' | 'writer' | 'owner';

/** Nobody has to log in. */
export const everyone: Authz = { ownership: 'none', public: true };
/** Whoever is logged in. */
export const anyUser: Authz = { ownership: 'none' };
export const administrator: Authz = { ownership: 'none', roles: ['admin'] };
export const memberOrAdministrator: Authz = { ownership: 'none', anyOf: [{ roles: ['member', 'admin'] }] };
export const boardAccess: Authz = orAdministrator('reader');
export const boardWriter: Authz = orAdministrator('writer');
export const creator: Authz = orAdministrator('owner');

function orAdministrator(ownership: Ownership): Authz {
  return { ownership: 'none', anyOf: [{ ownership }, { roles: ['admin'] }] };
}

/** What somebody is to a resource. */
export interface Standing {
  readonly role: Role;
  readonly hasAccess: boolean;
  readonly isCreator: boolean;
}

export function isAllowed({ roles, anyOf }: Authz, standing: Standing): boolean {
  if (roles && !(roles as readonly Role[]).includes(standing.role)) return false;
  return anyOf === undefined || anyOf.some((grant) => has(standing, grant));
}

/** Whether the role alone is enough to refuse somebody, whatever they are to the resource. */
export function isRefusedByRole(authz: Authz, role: Role): boolean {
  return !isAllowed(authz, { role, hasAccess: true, isCreator: true });
}

function has({ role, hasAccess, isCreator }: Standing, { ownership, roles }: Grant): boolean {
  if (roles && !roles.includes(role)) return false;
  switch (ownership) {
    case 'reader':
      return hasAccess;
    case 'writer':
      return hasAccess && role !== 'viewer';
    case 'owner':
      return isCreator;
    default:
      return true;
  }
}
