/** How the mock departs from its contract, in places that an answer alone does not show. All off for an honest mock. */
export interface Plumbing {
  readonly acceptsAnyCredentials: boolean;
  readonly ignoresRoles: boolean;
  readonly acceptsInvalidBodies: boolean;
  readonly forgetsWhatItCreated: boolean;
  readonly keepsWhatItDeleted: boolean;
}

export const honest: Plumbing = {
  acceptsAnyCredentials: false,
  ignoresRoles: false,
  acceptsInvalidBodies: false,
  forgetsWhatItCreated: false,
  keepsWhatItDeleted: false,
};
