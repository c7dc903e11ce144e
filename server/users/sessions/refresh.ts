import { fail } from '../errors/users-error.ts';
import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { grantsOf } from '../users/repository.ts';
import { isRevoked } from './blacklist.ts';

/** POST /api/v1/auth/refresh: with the permissions of this moment. The refresh token stays the same. */
export const refresh = operation<{ readonly refreshToken: string }>({
  id: 'refresh',
  method: 'POST',
  path: '/api/v1/auth/refresh',
  authz: everyone,
  reads: true,
  success: { code: 'TOKEN_REFRESHED', message: 'Token refreshed' },
  handler: async ({ server, db, body: { refreshToken } }) => {
    const claims = await server.refreshTokens.verify(refreshToken);
    if (await isRevoked(db, claims)) throw fail('TOKEN_BLACKLISTED');
    const grants = await grantsOf(db, claims.sub);
    return {
      accessToken: await server.accessTokens.sign({ id: claims.sub, epoch: claims.epoch }, { ...grants }),
    };
  },
});
