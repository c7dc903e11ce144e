import { createSecretKey, randomBytes } from 'node:crypto';
import { decodeJwt, jwtVerify, SignJWT } from 'jose';
import { revoke } from '../../../server/users/sessions/blacklist.ts';
import type { Holder, SignedTokens } from '../../../server/users/sessions/signed-tokens.ts';
import { everyOperation, family } from '../sabotage.ts';
import { before, handling } from '../seams/handlers.ts';
import { logIn, logOut, refresh } from './operations.ts';
import { partsWith, triggers } from './seams.ts';

type Verify = SignedTokens['verify'];

/** Another way to look at a token, which knows the usual one. */
function verifying(
  tokens: SignedTokens,
  change: (verify: Verify) => (token: string) => Promise<unknown>,
): void {
  Object.assign(tokens, { verify: change(tokens.verify) });
}

const isJwt = (token: string): boolean => token.split('.').length === 3;

/** More than an hour is left: it is a refresh token. */
const isLong = `julianday(new.expires_at) > julianday('now') + 0.1`;

/** Tokens that are good and should not be, or the other way round. */
export const tokens = family('tokens', [
  {
    id: 'signatures-not-checked',
    title: 'Whatever looks like a token is believed.',
    at: everyOperation,
    requirements: ['S-invalid-token'],
    cells: ['* 401'],
    apply: partsWith(({ accessTokens }) => {
      verifying(accessTokens, (verify) => async (token) => (isJwt(token) ? decodeJwt(token) : verify(token)));
    }),
  },
  {
    id: 'algorithm-none',
    title: 'A token without a signature is believed if it says so.',
    at: everyOperation,
    requirements: ['S-invalid-token'],
    cells: ['* 401'],
    apply: partsWith(({ accessTokens }) => {
      verifying(
        accessTokens,
        (verify) => async (token) => (isJwt(token) && token.endsWith('.') ? decodeJwt(token) : verify(token)),
      );
    }),
  },
  {
    id: 'expired-tokens-accepted',
    title: 'An access token whose time is over is still good.',
    at: everyOperation,
    requirements: ['S-invalid-token'],
    cells: ['* 401'],
    apply: partsWith(({ accessTokens }) => {
      verifying(accessTokens, (verify) => async (token) => {
        const isOver = isJwt(token) && (decodeJwt(token).exp ?? 0) * 1000 < Date.now();
        return isOver ? decodeJwt(token) : verify(token);
      });
    }),
  },
  {
    id: 'refresh-token-as-access-token',
    title: 'A refresh token is good as an access token.',
    at: everyOperation,
    requirements: ['S-invalid-token'],
    apply: partsWith(({ accessTokens, refreshTokens }) => {
      verifying(accessTokens, (verify) => (token) => verify(token).catch(() => refreshTokens.verify(token)));
    }),
  },
  {
    id: 'access-token-as-refresh-token',
    title: 'An access token is good as a refresh token.',
    at: [refresh],
    requirements: ['S-invalid-token'],
    cells: [`${refresh} 401`],
    apply: partsWith(({ accessTokens, refreshTokens }) => {
      verifying(refreshTokens, (verify) => (token) => verify(token).catch(() => accessTokens.verify(token)));
    }),
  },
  {
    id: 'symmetric-signatures',
    title: 'Refresh tokens are signed by HS256, as the original does.',
    at: [logIn],
    seenAt: everyOperation,
    requirements: ['S-rs256'],
    apply: partsWith(({ refreshTokens }) => {
      const key = createSecretKey(randomBytes(32));
      const { sign } = refreshTokens;
      Object.assign(refreshTokens, {
        sign: async (holder: Holder) =>
          new SignJWT(decodeJwt(await sign(holder))).setProtectedHeader({ alg: 'HS256' }).sign(key),
        verify: async (token: string) => (await jwtVerify(token, key)).payload,
      });
    }),
  },
  {
    id: 'refresh-token-stays-after-logout',
    title: 'A logout revokes the access token only.',
    at: [logOut],
    seenAt: [refresh],
    requirements: ['S-token-blacklisted'],
    apply: triggers(
      `after insert on blacklisted_tokens when ${isLong}
       begin delete from blacklisted_tokens where jti = new.jti; end`,
    ),
  },
  {
    id: 'access-token-stays-after-logout',
    title: 'A logout revokes the refresh token only.',
    at: [logOut],
    seenAt: everyOperation,
    requirements: ['S-token-blacklisted'],
    cells: ['* 401'],
    apply: triggers(
      `after insert on blacklisted_tokens when not ${isLong}
       begin delete from blacklisted_tokens where jti = new.jti; end`,
    ),
  },
  {
    id: 'refresh-token-used-up',
    title: 'A refresh revokes its token.',
    at: [refresh],
    requirements: ['S-tokens'],
    cells: [`${refresh} 200`],
    apply: handling(async (handler, { server, body }) => {
      const done = await handler();
      const { refreshToken } = body as { readonly refreshToken: string };
      const { jti = '', exp = 0 } = decodeJwt(refreshToken);
      await revoke(server.users.storage.db, { jti, exp });
      return done;
    }),
  },
  {
    id: 'foreign-tokens-revoked',
    title: 'A logout revokes the refresh token of whomever it is.',
    at: [logOut],
    seenAt: [refresh],
    requirements: ['S-invalid-token'],
    apply: before(async ({ server, body }) => {
      const { refreshToken } = body as { readonly refreshToken: string };
      if (!isJwt(refreshToken)) return;
      const { jti = '', exp = 0 } = await server.users.refreshTokens.verify(refreshToken);
      await revoke(server.users.storage.db, { jti, exp });
    }),
  },
]);
