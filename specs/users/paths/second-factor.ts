import type { Operation } from '../../builder/operation.ts';
import { anyUser, everyone } from '../authz.ts';
import { failure, invalid } from '../errors.ts';
import { operation } from '../operation.ts';
import { ids } from '../samples.ts';
import { Done } from '../schemas/common.ts';
import {
  BackupCodes,
  backupCodesSample,
  Code,
  SecondStep,
  SecondStepDone,
  SecretConfirmation,
  Setup,
  secret,
  sessionSample,
  setupSample,
} from '../schemas/session.ts';

const tag = 'Second factor';
const code = '287082';
const wrongCode = { wrong_code: failure('INVALID_CREDENTIALS') };

export const secondFactorOperations: readonly Operation[] = [
  operation({
    id: 'setUpSecondFactor',
    method: 'post',
    path: '/auth/2fa/setup',
    tag,
    summary: 'Get a secret for an authenticator',
    description:
      'Nothing changes before it is confirmed. Codes are TOTP with SHA-256, six digits and 30 seconds.',
    authz: anyUser,
    success: {
      description: 'The secret',
      schema: Setup,
      ...{ code: '2FA_SETUP_GENERATED', message: 'Secret generated', data: setupSample },
    },
    errors: { 400: { already_enabled: invalid('2fa', 'is already enabled') } },
  }),
  operation({
    id: 'confirmSecondFactor',
    method: 'post',
    path: '/auth/2fa/confirm',
    tag,
    summary: 'Switch the second factor on',
    authz: anyUser,
    body: { schema: SecretConfirmation, sample: { secret, code } },
    success: {
      description: 'Backup codes, which are shown only here',
      schema: BackupCodes,
      ...{ code: '2FA_CONFIRMED', message: 'Second factor enabled', data: backupCodesSample },
    },
    errors: { 400: { already_enabled: invalid('2fa', 'is already enabled') }, 401: wrongCode },
  }),
  operation({
    id: 'verifySecondFactor',
    method: 'post',
    path: '/auth/2fa/verify',
    tag,
    summary: 'Log in by the second factor',
    authz: everyone,
    body: { schema: SecondStep, sample: { userId: ids.ada, code } },
    success: {
      description: 'The tokens',
      schema: SecondStepDone,
      ...{ code: '2FA_VERIFIED', message: 'Logged in', data: sessionSample },
    },
    errors: { 400: { not_enabled: invalid('2fa', 'is not enabled') }, 401: wrongCode },
  }),
  operation({
    id: 'disableSecondFactor',
    method: 'post',
    path: '/auth/2fa/disable',
    tag,
    summary: 'Switch the second factor off',
    authz: anyUser,
    body: { schema: Code, sample: { code } },
    success: {
      description: 'It is off',
      schema: Done,
      ...{ code: '2FA_DISABLED', message: 'Second factor disabled', data: {} },
    },
    errors: { 400: { not_enabled: invalid('2fa', 'is not enabled') }, 401: wrongCode },
  }),
];
