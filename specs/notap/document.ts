import type { OpenAPIObject } from 'openapi3-ts/oas31';
import { assemble } from '../builder/assemble.ts';
import { withLinks } from '../builder/links.ts';
import { securitySchemes, usual } from './authz.ts';
import { producers } from './links.ts';
import { adminSettingOperations } from './paths/admin-settings.ts';
import { adminUserOperations } from './paths/admin-users.ts';
import { developerOperations } from './paths/developers.ts';
import { enrollmentOperations } from './paths/enrollment.ts';
import { managementOperations } from './paths/management.ts';
import { paymentOperations } from './paths/payments.ts';
import { pspOperations } from './paths/psp.ts';
import { relayerOperations } from './paths/relayer.ts';
import { systemOperations } from './paths/system.ts';
import { verificationOperations } from './paths/verification.ts';
import { webhookOperations } from './paths/webhooks.ts';

/**
 * The OpenAPI document of NoTap, which confirms payments by several factors. S is its description of statuses, which
 * names no operation; P is the rest of its documentation, T its results of tests, R its code of October 2025. Where they
 * differ, S decides; what S leaves open is decided in `requirements.yaml`.
 */
export const document: OpenAPIObject = assemble({
  info: {
    title: 'NoTap',
    version: '1.0.0',
    description: [
      'Users enroll digests of factors, such as a PIN or a pattern, and confirm payments by proving some of them.',
      'There are five kinds of credentials, one for each group of operations. Nothing sent is 401; something wrong sent is 403. An expired token is 401.',
      '`x-authz` says who may call an operation. `x-documented-in` says who documents a response: S is the description of statuses, P the other documentation, T the results of tests, R the code, and `derived` is what follows from these.',
    ].join('\n\n'),
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/', description: 'Wherever this instance runs' }],
  tags: [
    { name: 'Enrollment', description: 'The factors of users, and their aliases' },
    { name: 'Verification', description: 'Sessions in which users prove factors' },
    { name: 'Management', description: 'What users do with their own enrollments' },
    { name: 'Users', description: 'What administrators do with users' },
    { name: 'Administration', description: 'Numbers, logs, words and limits' },
    { name: 'Developers', description: 'Accounts of the developer portal' },
    { name: 'Keys', description: 'API keys of developers' },
    { name: 'Webhooks', description: 'Where events are sent to' },
    { name: 'Payment service providers', description: 'Payments that users confirm' },
    { name: 'Wallets', description: 'Wallets that pay for users' },
    { name: 'Crypto payments', description: 'Charges and payments' },
    { name: 'System', description: 'Whether the server works' },
  ],
  securitySchemes,
  operations: withLinks(
    [
      ...enrollmentOperations,
      ...verificationOperations,
      ...managementOperations,
      ...adminUserOperations,
      ...adminSettingOperations,
      ...developerOperations,
      ...webhookOperations,
      ...pspOperations,
      ...relayerOperations,
      ...paymentOperations,
      ...systemOperations,
    ],
    producers,
  ),
  extensions: { 'x-authz': usual },
});
