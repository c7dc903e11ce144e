import type { SecuritySchemeObject } from 'openapi3-ts/oas31';

/** `x-authz`: who may call an operation, besides the credential that it takes. */
export interface Authz {
  readonly public?: true;
  /** `owner`: the management token is that of the enrollment in the path. */
  readonly ownership: 'none' | 'owner';
  readonly roles?: readonly 'admin'[];
  readonly permissions?: readonly Permission[];
}

/** The permissions of an API key that operations need; `webhook:manage` is a fourth one, which none needs. */
export type Permission = 'enrollment:read' | 'enrollment:write' | 'verification:read';

/** The kinds of credentials; each is a security scheme of the document. */
export type Credential = 'apiKey' | 'adminKey' | 'pspKey' | 'developerToken' | 'managementToken';

/** What an operation takes, and who may call it. */
export interface Access {
  readonly credential: Credential | undefined;
  readonly authz: Authz;
}

/** Nobody needs a credential. */
export const everyone: Access = { credential: undefined, authz: { ownership: 'none', public: true } };
export const anyKey: Access = { credential: 'apiKey', authz: { ownership: 'none' } };
export const administrator: Access = {
  credential: 'adminKey',
  authz: { ownership: 'none', roles: ['admin'] },
};
export const anyPsp: Access = { credential: 'pspKey', authz: { ownership: 'none' } };
export const anyDeveloper: Access = { credential: 'developerToken', authz: { ownership: 'none' } };
/** Whoever has proven all factors of the enrollment in the path. */
export const enrolledUser: Access = { credential: 'managementToken', authz: { ownership: 'owner' } };

/** An API key with the permission. */
export function keyWith(permission: Permission): Access {
  return { credential: 'apiKey', authz: { ownership: 'none', permissions: [permission] } };
}

/** What keys usually may do: those of readers read, those of writers and owners do everything. */
export const usual = {
  usualPermissions: {
    'enrollment:read': 'reader',
    'enrollment:write': 'writer',
    'verification:read': 'writer',
  },
} as const;

type Schemes = Readonly<Record<Credential, SecuritySchemeObject>>;

/** Nothing sent is 401; something wrong is 403. */
export const securitySchemes: Schemes = {
  apiKey: {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: 'A key that a developer made, `zpk_live_…`; valid until it is revoked',
  },
  adminKey: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Admin-API-Key',
    description: 'The key of administrators',
  },
  pspKey: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'psp_{test,live}_{psp}_{random}',
    description: 'The key of a payment service provider',
  },
  developerToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'The token of a registration or a login of a developer, valid for 24 hours',
  },
  managementToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'mgmt_{milliseconds}_{uuid}_{hmac}',
    description: 'The token of a proof of all factors of an enrollment, valid for 15 minutes',
  },
};
