import type { Operation } from '../../builder/operation.ts';
import { everyone } from '../authz.ts';
import { failure, invalid } from '../errors.ts';
import { csrfCookie } from '../headers.ts';
import { operation } from '../operation.ts';
import { query } from '../parameters.ts';
import { ids, mailedToken } from '../samples.ts';
import { Done } from '../schemas/common.ts';
import { Account, Address, CsrfToken, PasswordReset, resetSample } from '../schemas/session.ts';
import { Registered, SignUp, signUpSample } from '../schemas/user.ts';

const tag = 'Registration';

export const registrationOperations: readonly Operation[] = [
  operation({
    id: 'getCsrfToken',
    method: 'get',
    path: '/auth/csrf-token',
    tag,
    summary: 'Get a CSRF token',
    description: 'It is in the response, and in the cookie that `X-CSRF-Token` has to repeat.',
    authz: everyone,
    success: {
      description: 'The token',
      schema: CsrfToken,
      ...{ code: 'CSRF_TOKEN_GENERATED', message: 'CSRF token generated', data: { token: ids.csrf } },
      headers: csrfCookie,
    },
  }),
  operation({
    id: 'signUp',
    method: 'post',
    path: '/auth/sign-up',
    tag,
    summary: 'Sign up',
    description:
      'The new account has the role `user`. It has to verify its e-mail address before it logs in.',
    authz: everyone,
    body: { schema: SignUp, sample: signUpSample },
    success: {
      status: 201,
      description: 'The identifier of the new account',
      schema: Registered,
      ...{ code: 'REGISTER_SUCCESS', message: 'Account created', data: { userId: ids.ada } },
    },
    errors: {
      409: {
        duplicate_username: failure('DUPLICATE_USERNAME', { cause: 'already-exists', subject: 'username' }),
        duplicate_email: failure('DUPLICATE_EMAIL', { cause: 'already-exists', subject: 'email' }),
      },
    },
  }),
  operation({
    id: 'verifyEmail',
    method: 'get',
    path: '/auth/verify-email',
    tag,
    summary: 'Verify an e-mail address',
    description: 'The token comes by mail. It is good for 24 hours, and once.',
    authz: everyone,
    query: [
      query(
        'token',
        'The token of the mail',
        { type: 'string', minLength: 1 },
        {
          example: mailedToken,
          required: true,
        },
      ),
    ],
    success: {
      description: 'The address is verified',
      schema: Done,
      ...{ code: 'EMAIL_VERIFIED', message: 'Email verified', data: {} },
    },
    errors: { 400: { wrong_token: invalid('token', 'is unknown, used or expired') } },
  }),
  operation({
    id: 'resendVerification',
    method: 'post',
    path: '/auth/resend-verification',
    tag,
    summary: 'Send the verification mail again',
    description: 'The response does not say whether there is such an account.',
    authz: everyone,
    body: { schema: Account, sample: { emailOrUsername: 'ada' } },
    success: {
      description: 'The mail is sent, if there is such an account',
      schema: Done,
      ...{ code: 'VERIFICATION_SENT', message: 'Verification sent', data: {} },
    },
    errors: { 400: { already_verified: invalid('emailOrUsername', 'is already verified') } },
  }),
  operation({
    id: 'forgotPassword',
    method: 'post',
    path: '/auth/forgot-password',
    tag,
    summary: 'Ask for a new password',
    description: 'The response does not say whether there is such an account.',
    authz: everyone,
    body: { schema: Address, sample: { email: signUpSample.email } },
    success: {
      description: 'The mail is sent, if there is such an account',
      schema: Done,
      ...{ code: 'FORGOT_PASSWORD_SENT', message: 'Reset mail sent', data: {} },
    },
  }),
  operation({
    id: 'resetPassword',
    method: 'post',
    path: '/auth/reset-password',
    tag,
    summary: 'Set a new password',
    description:
      'The token comes by mail. It is good for one hour, and once. Sessions go on, and a locked account stays locked.',
    authz: everyone,
    body: { schema: PasswordReset, sample: resetSample },
    success: {
      description: 'The password is changed',
      schema: Done,
      ...{ code: 'PASSWORD_RESET_SUCCESS', message: 'Password changed', data: {} },
    },
    errors: { 400: { wrong_token: invalid('token', 'is unknown, used or expired') } },
  }),
];
