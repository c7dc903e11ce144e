/** How the mock departs from its contract, in places that an answer alone does not show. All off for an honest mock. */
export interface Switches {
  readonly acceptsAnyCredentials: boolean;
  readonly acceptsAnyMediaType: boolean;
  readonly acceptsInvalidBodies: boolean;
  readonly acceptsInvalidParameters: boolean;
  readonly acceptsUnknownIds: boolean;
  readonly createsTwice: boolean;
  readonly forgetsWhatItCreated: boolean;
  readonly ignoresAccept: boolean;
  readonly ignoresBodies: boolean;
  readonly ignoresPreferences: boolean;
  readonly ignoresRoles: boolean;
  readonly keepsWhatItDeleted: boolean;
  readonly refusesWhoeverOwnsNothing: boolean;
}

export const honest: Switches = {
  acceptsAnyCredentials: false,
  acceptsAnyMediaType: false,
  acceptsInvalidBodies: false,
  acceptsInvalidParameters: false,
  acceptsUnknownIds: false,
  createsTwice: false,
  forgetsWhatItCreated: false,
  ignoresAccept: false,
  ignoresBodies: false,
  ignoresPreferences: false,
  ignoresRoles: false,
  keepsWhatItDeleted: false,
  refusesWhoeverOwnsNothing: false,
};
