/** Who may call an operation, in the words of the OpenAPI document (`x-authz`). */
export interface Authz {
  /** `owner`: the management token is that of the enrollment in the path. */
  readonly ownership: 'none' | 'owner';
  readonly public?: true;
  readonly roles?: readonly ['admin'];
  readonly permissions?: readonly [Permission];
}

export const permissions = [
  'enrollment:read',
  'enrollment:write',
  'verification:read',
  'webhook:manage',
] as const;
export type Permission = (typeof permissions)[number];

/** The kinds of credentials, by their names in the document. */
export type Credential = 'apiKey' | 'adminKey' | 'pspKey' | 'developerToken' | 'managementToken';

/** What an operation takes, and who may call it. */
export interface Access {
  readonly credential?: Credential;
  readonly authz: Authz;
}

export const everyone: Access = { authz: { ownership: 'none', public: true } };
export const anyKey: Access = { credential: 'apiKey', authz: { ownership: 'none' } };
export const administrator: Access = {
  credential: 'adminKey',
  authz: { ownership: 'none', roles: ['admin'] },
};
export const anyPsp: Access = { credential: 'pspKey', authz: { ownership: 'none' } };
export const anyDeveloper: Access = { credential: 'developerToken', authz: { ownership: 'none' } };
export const enrolledUser: Access = { credential: 'managementToken', authz: { ownership: 'owner' } };

/** An API key with the permission. */
export function keyWith(permission: Permission): Access {
  return { credential: 'apiKey', authz: { ownership: 'none', permissions: [permission] } };
}
