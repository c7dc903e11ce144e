import type { OpenAPIObject } from 'openapi3-ts/oas31';
import { assemble } from '../builder/assemble.ts';
import { type Producers, withLinks } from '../builder/links.ts';
import { usual } from './authz.ts';
import { permissionOperations } from './paths/permissions.ts';
import { providerOperations } from './paths/providers.ts';
import { registrationOperations } from './paths/registration.ts';
import { roleOperations } from './paths/roles.ts';
import { secondFactorOperations } from './paths/second-factor.ts';
import { sessionOperations } from './paths/sessions.ts';
import { systemOperations } from './paths/system.ts';
import { userOperations } from './paths/users.ts';

const producers: Producers = {
  signUp: [{ parameter: 'id', at: '/data/userId', within: '/api/v1/users/' }],
  createRole: [
    { parameter: 'id', at: '/data/id', within: '/api/v1/roles/' },
    { parameter: 'roleId', at: '/data/id' },
  ],
  createPermission: [
    { parameter: 'id', at: '/data/id', within: '/api/v1/permissions/' },
    { parameter: 'permissionId', at: '/data/id' },
  ],
};

/**
 * The OpenAPI document of the user-management API. S is its list of error codes, P the rest of its documentation, R its
 * code in February 2026. Where they differ, S decides; what S leaves open is decided in `requirements.yaml`.
 */
export const document: OpenAPIObject = assemble({
  info: {
    title: 'User management',
    version: '1.0.0',
    description: [
      'Registration, login with a second factor or a provider, users, roles and permissions.',
      'Every request that changes something repeats the cookie `csrf_token` in the header `X-CSRF-Token`; this is checked before credentials. An access token holds the permissions that its account had at the login.',
      '`x-authz` says who may call an operation. `x-documented-in` says who documents a response: S is the list of error codes, P the other documentation, R the code, and `derived` is what follows from these.',
    ].join('\n\n'),
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/', description: 'Wherever this instance runs' }],
  tags: [
    { name: 'Registration', description: 'New accounts, their addresses and passwords' },
    { name: 'Sessions', description: 'Login, refresh and logout' },
    { name: 'Second factor', description: 'One-time codes of an authenticator' },
    { name: 'Providers', description: 'Login at Google and GitHub' },
    { name: 'Users', description: 'Accounts and their roles' },
    { name: 'Roles', description: 'Sets of permissions' },
    { name: 'Permissions', description: 'What an account may do' },
    { name: 'System', description: 'Whether the server works' },
  ],
  securitySchemes: {
    bearer: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'The access token of a login',
    },
    csrf: {
      ...{ type: 'apiKey', in: 'header', name: 'X-CSRF-Token' },
      description: 'The value of the cookie `csrf_token`',
      'x-csrf': { cookie: 'csrf_token', path: '/api/v1/auth/csrf-token', refusedWith: 403 },
    },
  },
  operations: withLinks(
    [
      ...registrationOperations,
      ...sessionOperations,
      ...secondFactorOperations,
      ...providerOperations,
      ...userOperations,
      ...roleOperations,
      ...permissionOperations,
      ...systemOperations,
    ],
    producers,
  ),
  extensions: { 'x-authz': usual },
});
