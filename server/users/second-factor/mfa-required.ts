import type { Success } from '../errors/envelope.ts';

/** S, "Authentication Errors": a login whose second step is due succeeds, and gives no tokens. */
export const mfaRequired: Success = {
  code: 'MFA_REQUIRED',
  message: '2FA verification is required to complete login',
};
