import { invalid } from '../errors/users-error.ts';
import { anyUser } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { callingUser } from '../users/calling-user.ts';
import { newSetup } from './one-time-codes.ts';

/** POST /api/v1/auth/2fa/setup: nothing changes before it is confirmed. */
export const setUpSecondFactor = operation({
  id: 'setUpSecondFactor',
  method: 'POST',
  path: '/api/v1/auth/2fa/setup',
  authz: anyUser,
  success: { code: '2FA_SETUP_GENERATED', message: 'Secret generated' },
  handler: async (call) => {
    const user = await callingUser(call);
    if (user.totp_secret !== null) throw invalid('2fa', 'is already enabled');
    return newSetup(user.username);
  },
});
